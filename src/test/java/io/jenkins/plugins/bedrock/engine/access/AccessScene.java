package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;
import java.util.Optional;

/** Access from research to dev, as the tests ask for it. */
final class AccessScene {

    static final String HOLDER = "promote #1";

    final ResearchAndHosting world;
    final AccessLeases leases = new AccessLeases();
    final AccessControl control;
    private List<KeyUse> keys = List.of();
    private Lifetime lifetime = Lifetime.untilRevoked();
    private boolean managedHere = true;
    private Optional<AwsAccount> source;
    private Optional<AccountAccess> misdirected = Optional.empty();
    private ImportRole role;
    private boolean inspected;
    private boolean keysKnown = true;
    private String allowed = "s3://" + ResearchAndHosting.BUCKET;

    AccessScene(ResearchAndHosting world) {
        this.world = world;
        this.control = new AccessControl(new Ownership("0a1b2c3d"), world.aws.clock(), leases);
        this.source = Optional.of(world.account(world.source()));
        this.role = ImportRole.checked(world.importRole(ResearchAndHosting.DEV));
    }

    AccessScene keys(KeyUse... these) {
        keys = List.of(these);
        return this;
    }

    /** The model's objects could not be looked at. */
    AccessScene keysUnknown() {
        keysKnown = false;
        return this;
    }

    AccessScene lifetime(Lifetime other) {
        lifetime = other;
        return this;
    }

    AccessScene role(ImportRole other) {
        role = other;
        return this;
    }

    /** Another prefix of the bucket is allowed from now on, in place of all of it. */
    AccessScene allowing(String prefix) {
        allowed = "s3://" + ResearchAndHosting.BUCKET + "/" + prefix;
        return this;
    }

    /** The owners of bucket and key are asked; a role of theirs may be given for looking. */
    AccessScene policiesManagedByResearch(Optional<AwsAccount> forLooking) {
        managedHere = false;
        source = forLooking;
        return this;
    }

    /** The source's account is reached in another way from now on. */
    AccessScene sourceReachedBy(AccountAccess access) {
        source = Optional.of(world.account(access));
        return this;
    }

    /** The hosting account is reached in another way from now on. */
    AccessScene hostingReachedBy(AccountAccess access) {
        misdirected = Optional.of(access);
        return this;
    }

    /** The hosting role reads heads and manifest, too. */
    AccessScene inspectedByHosting() {
        inspected = true;
        return this;
    }

    AccessPlan grant(String model) throws InterruptedException {
        return grant(model, HOLDER);
    }

    AccessPlan grant(String model, String holder) throws InterruptedException {
        return control.grant(request(model), holder, () -> {}, change -> {});
    }

    Revocation revoke(String model) throws InterruptedException {
        return control.revoke(request(model), HOLDER, change -> {});
    }

    AccessRequest request(String model) {
        return requestFor("s3://" + ResearchAndHosting.BUCKET + "/" + model);
    }

    AccessRequest requestFor(String model) {
        ModelUri uri = ModelUri.parse(model);
        AccountId owner = new AccountId(ResearchAndHosting.RESEARCH);
        ModelAccess access = new ModelAccess(uri, owner, ResearchAndHosting.REGION, readers(), keys, lifetime, true);
        SourceReach reach = new SourceReach(
                "research",
                owner,
                ResearchAndHosting.REGION,
                List.of(AllowedPrefix.parse(allowed)),
                keys.stream().map(KeyUse::key).toList());
        return new AccessRequest(access, keysKnown, source, managedHere, world.account(hosting()), role, reach);
    }

    private List<Reader> readers() {
        Reader imports = new Reader(role.arn(), Reader.Purpose.IMPORT);
        return inspected
                ? List.of(imports, new Reader(hosting().role().orElseThrow(), Reader.Purpose.INSPECTION))
                : List.of(imports);
    }

    private AccountAccess hosting() {
        if (misdirected.isPresent()) {
            return misdirected.get();
        }
        if (role.boundary().isPresent()) {
            return world.hostingThatCreatesRoles(ResearchAndHosting.DEV);
        }
        return inspected ? world.hostingThatInspects(ResearchAndHosting.DEV) : world.hosting(ResearchAndHosting.DEV);
    }
}
