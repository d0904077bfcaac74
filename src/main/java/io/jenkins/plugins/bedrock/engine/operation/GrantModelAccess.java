package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.AccessChange;
import io.jenkins.plugins.bedrock.engine.access.AccessLeases;
import io.jenkins.plugins.bedrock.engine.access.AccessPlan;
import io.jenkins.plugins.bedrock.engine.access.AccessRequest;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.access.Lifetime;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives an import the access that it needs, once it is clear that the import would be let in: a model that the gate
 * refuses, or for which there is no room, is given nothing. Where the source's owners are asked and the model cannot be
 * looked at yet, only the environment's hold can be asked before.
 */
public record GrantModelAccess(Engine engine) {

    /**
     * Shows what would be changed, and changes nothing.
     *
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if the gate refuses the model
     */
    public AccessPlan plan(Promotion promotion, Lifetime lifetime) throws InterruptedException {
        return Interruptible.call(() -> engine.access().plan(request(promotion, admitted(promotion), lifetime)));
    }

    /**
     * Gives the access, and notes the build as one that holds it.
     *
     * @param journal told of each change as soon as it is made
     * @return the plan that was carried out, with what the source's owners are asked for
     */
    public AccessPlan run(Promotion promotion, Lifetime lifetime, Consumer<AccessChange> journal)
            throws InterruptedException {
        return run(promotion, promotion.holder(), lifetime, journal);
    }

    /**
     * The same for a part of a build.
     *
     * @param holder names build and part, for whoever takes access back
     */
    public AccessPlan run(Promotion promotion, String holder, Lifetime lifetime, Consumer<AccessChange> journal)
            throws InterruptedException {
        Optional<ModelIdentity> identity = admitted(promotion);
        Runnable room = () -> identity.ifPresent(model -> new Admission(engine, promotion).requireRoom(model.sealed()));
        return engine.access().grant(request(promotion, identity, lifetime), holder, room, journal);
    }

    /**
     * Notes a build as one that holds access which it was given before a restart; makes no call.
     *
     * @param holder as when the access was given
     * @param keys as its plan had named them
     * @param since when the access was given: its lifetime counts from then
     */
    public void resumed(
            AccessLeases leases,
            Promotion promotion,
            String holder,
            List<KeyArn> keys,
            Lifetime lifetime,
            Instant since) {
        leases.acquire(new AccessRequests(engine).held(promotion, keys, lifetime), holder, since);
    }

    private Optional<ModelIdentity> admitted(Promotion promotion) throws InterruptedException {
        Admission admission = new Admission(engine, promotion);
        admission.requireOpen();
        Optional<ModelIdentity> identity = identity(promotion);
        identity.ifPresent(model -> admission.requireLetIn(model.sealed()));
        return identity;
    }

    private AccessRequest request(Promotion promotion, Optional<ModelIdentity> identity, Lifetime lifetime) {
        return new AccessRequests(engine).of(promotion, identity.map(ModelIdentity::manifest), lifetime);
    }

    /** Before the source's owners have applied what they are asked for, the hosting role cannot look at the model. */
    private Optional<ModelIdentity> identity(Promotion promotion) throws InterruptedException {
        try {
            return Optional.of(new InspectModel(engine).identify(promotion));
        } catch (AwsProblem problem) {
            if (promotion.source().policiesManagedHere() || !problem.isAccessDenied()) {
                throw problem;
            }
            return Optional.empty();
        }
    }
}
