package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.AccessLeases.HeldModel;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.WrongAccountException;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One look at all that a source's policies, and the import roles for it, hold of this controller. Changes nothing. */
final class SourceSurvey {

    private final AccessParts parts;
    private final SurveyedSource source;
    private final List<HeldModel> held;
    private final List<FoundAccess> found = new ArrayList<>();
    private final List<PolicyDocument> buckets = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    /** @param held what builds hold at the moment, of whichever source */
    SourceSurvey(AccessParts parts, SurveyedSource source, List<HeldModel> held) {
        this.parts = parts;
        this.source = source;
        this.held = held.stream()
                .filter(model -> source.buckets().contains(model.model().bucket()))
                .toList();
    }

    AccessSurvey run() {
        source.account().verified();
        new TreeSet<>(source.buckets()).forEach(this::lookAtBucket);
        List<ManagedRole> roles = source.roles().stream()
                .flatMap(role -> seen(() -> ManagedRole.of(role, source.reach())).flatMap(there -> there).stream())
                .toList();
        keys(roles).forEach(this::lookAtKey);
        roles.forEach(this::judge);
        return new AccessSurvey(found, unseen);
    }

    private void lookAtBucket(String name) {
        BucketPolicy home = new BucketPolicy(
                source.account(), source.reach().region(), name, source.reach().owner());
        seen(home::read).ifPresent(policy -> {
            buckets.add(policy);
            List<OwnStatements> own = OwnStatements.in(policy, parts.ownership());
            own.forEach(statements ->
                    judge(home, statements, access -> new BucketStatements(parts.ownership(), access)::until));
            held.stream()
                    .filter(model -> model.model().bucket().equals(name))
                    .filter(model ->
                            own.stream().noneMatch(statements -> statements.areOf(model.role(), model.model())))
                    .forEach(model -> missing(home.name(), model));
        });
    }

    private void lookAtKey(KeyArn key) {
        KeyPolicy home = new KeyPolicy(source.account(), key);
        Optional<PolicyDocument> policy = seen(home::read);
        Optional<OwnGrants> grants = seen(() -> OwnGrants.on(key, source.account(), parts.ownership()));
        grants.filter(OwnGrants::isCutOff).ifPresent(all -> unseen.add(OwnGrants.cutOff(key)));
        List<OwnStatements> own = policy.map(document -> OwnStatements.in(document, parts.ownership()))
                .orElse(List.of());
        own.forEach(
                statements -> judge(home, statements, access -> new KeyStatements(parts.ownership(), access)::until));
        grants.ifPresent(all -> all.each(held, left()).forEach(found::add));
        if (policy.isPresent() && grants.isPresent()) {
            held.stream()
                    .filter(model -> model.keys().contains(key))
                    .filter(model ->
                            own.stream().noneMatch(statements -> statements.areOf(model.role(), model.model())))
                    .filter(model -> !grants.get().serves(model))
                    .forEach(model -> missing("policy and grants of key " + key, model));
        }
    }

    private void judge(PolicyHome home, OwnStatements statements, Function<ModelAccess, StatementsUntil> wanted) {
        Optional<HeldModel> holder = held.stream()
                .filter(model -> statements.areOf(model.role(), model.model()))
                .findFirst();
        Optional<RoleArn> role = holder.map(HeldModel::role).or(statements::role);
        Optional<ModelUri> model = holder.map(HeldModel::model).or(statements::model);
        boolean intact = role.isPresent()
                && model.isPresent()
                && statements.sayJust(
                        wanted.apply(access(model.get(), role.get())).until(statements.end()));
        found.add(new FoundAccess(
                home.name(),
                role.map(RoleArn::value),
                model.map(ModelUri::toString),
                statements.end(),
                hold(statements.end(), holder.isPresent() || isHeldByOwners(model)),
                intact,
                statements.sids()));
    }

    private ModelAccess access(ModelUri model, RoleArn role) {
        return new ModelAccess(
                model,
                source.reach().owner(),
                source.reach().region(),
                List.of(new Reader(role, Reader.Purpose.IMPORT)),
                List.of(),
                Lifetime.untilRevoked(),
                source.decryptThroughS3Only());
    }

    private FoundAccess.Hold hold(Optional<Instant> end, boolean isHeld) {
        if (end.filter(e -> !parts.scheduler().instant().isBefore(e)).isPresent()) {
            return FoundAccess.Hold.EXPIRED;
        }
        if (isHeld) {
            return FoundAccess.Hold.HELD;
        }
        return end.isPresent() ? FoundAccess.Hold.LAPSES : left();
    }

    private FoundAccess.Hold left() {
        return source.policiesManagedHere() ? FoundAccess.Hold.LEFT : FoundAccess.Hold.KEPT_BY_OWNERS;
    }

    /** What owners apply for the role that looks at a model goes with what they apply for the one that imports it. */
    private boolean isHeldByOwners(Optional<ModelUri> model) {
        return !source.policiesManagedHere()
                && held.stream()
                        .anyMatch(one -> model.filter(one.model()::equals).isPresent());
    }

    /** Where their owners are asked, it is for them to apply, or not yet. */
    private void missing(String where, HeldModel model) {
        if (source.policiesManagedHere()) {
            found.add(new FoundAccess(
                    where,
                    Optional.of(model.role().value()),
                    Optional.of(model.model().toString()),
                    Optional.empty(),
                    FoundAccess.Hold.MISSING,
                    true,
                    List.of()));
        }
    }

    /** Those that the source declares, those that builds hold, and those that managed roles may use. */
    private Set<KeyArn> keys(List<ManagedRole> roles) {
        Set<KeyArn> keys = new LinkedHashSet<>();
        Stream.of(
                        source.reach().keys().stream(),
                        held.stream().flatMap(model -> model.keys().stream()),
                        roles.stream().flatMap(role -> role.given().keyArns().stream()))
                .flatMap(some -> some)
                .filter(key -> key.account().equals(source.reach().owner()))
                .filter(key -> key.region().equals(source.reach().region()))
                .forEach(keys::add);
        return keys;
    }

    /** A role's policy serves every statement that names the role; a bucket that was not seen may well have one. */
    private void judge(ManagedRole role) {
        boolean allSeen = buckets.size() == source.buckets().size()
                && source.buckets().containsAll(role.given().bucketNames());
        boolean needed = held.stream().anyMatch(model -> model.role().equals(role.arn()))
                || buckets.stream().anyMatch(policy -> RemainingAccess.names(policy, role.arn()));
        if (needed || allSeen || !role.isIntact()) {
            found.add(role.found(needed || !allSeen));
        }
    }

    private <T> Optional<T> seen(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (AwsProblem | WrongAccountException problem) {
            unseen.add(problem.getMessage());
            return Optional.empty();
        }
    }
}
