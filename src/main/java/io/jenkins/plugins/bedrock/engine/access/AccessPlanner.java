package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what is there and works out what must change; changes nothing. */
record AccessPlanner(AccessParts parts) {

    AccessPlan plan(AccessRequest request, AccessTerm term) {
        request.hosting().verified();
        request.source().ifPresent(AwsAccount::verified);
        List<String> obstacles = new ArrayList<>(foreignKeys(request));
        List<AccessChange> here = new ArrayList<>();
        look(parts.role(request), here, obstacles);
        List<AccessChange> there = new ArrayList<>();
        if (request.policiesManagedHere()) {
            AwsAccount source = request.source().orElseThrow();
            parts.keys(request, source, term).forEach(part -> look(part, there, obstacles));
            look(parts.bucket(request, source, term), there, obstacles);
        } else {
            there.addAll(visible(request, term));
        }
        List<CheckedRule> checks = check(request, SeenPolicies.of(both(here, there), List.of()));
        checks.stream().filter(CheckedRule::isDenied).map(this::denied).forEach(obstacles::add);
        List<String> warnings = new ArrayList<>();
        checks.stream()
                .filter(CheckedRule::isUnknown)
                .map(CheckedRule::toString)
                .forEach(warnings::add);
        if (!request.policiesManagedHere()) {
            return new AccessPlan(here, obstacles, warnings, checks, asked(request, here, there));
        }
        if (there.stream().anyMatch(change -> change instanceof PolicyChange && !change.isNone())) {
            new BucketGuards(request).look(there, obstacles, warnings);
        }
        return new AccessPlan(both(here, there), obstacles, warnings, checks, SourceRequest.NONE);
    }

    private static <C extends AccessChange> void look(
            AccessPart<C> part, List<AccessChange> changes, List<String> obstacles) {
        C change = part.plan();
        changes.add(change);
        obstacles.addAll(part.obstacles(change));
    }

    private List<String> foreignKeys(AccessRequest request) {
        return request.access().keys().stream()
                .map(KeyUse::key)
                .filter(key -> !key.account().equals(request.access().bucketOwner()))
                .map(key -> "Objects of " + request.access().model() + " are encrypted under " + key
                        + ", a key of account " + key.account() + " and not of the bucket's owner "
                        + request.access().bucketOwner() + ". Its policy cannot be changed from there: encrypt the"
                        + " model under a key of the bucket's account.")
                .toList();
    }

    /** In request mode the source's policies are read where a role for that was given and may do so. */
    private List<AccessChange> visible(AccessRequest request, AccessTerm term) {
        List<AccessChange> seen = new ArrayList<>();
        request.source().ifPresent(source -> {
            parts.keys(request, source, term).forEach(part -> readable(part).ifPresent(seen::add));
            readable(parts.bucket(request, source, term)).ifPresent(seen::add);
        });
        return seen;
    }

    private static Optional<AccessChange> readable(AccessPart<?> part) {
        try {
            return Optional.of(part.plan());
        } catch (AwsProblem problem) {
            if (problem.isAccessDenied()) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private SourceRequest asked(AccessRequest request, List<AccessChange> here, List<AccessChange> there) {
        SourceRequest.State state;
        if (check(request, SeenPolicies.of(here, there)).stream().anyMatch(CheckedRule::isDenied)) {
            state = SourceRequest.State.NOT_APPLIED;
        } else {
            state = there.isEmpty() ? SourceRequest.State.UNSEEN : SourceRequest.State.NO_LACK_VISIBLE;
        }
        return new SourceRequest(
                new SourceFragments(
                                parts.ownership(), request, parts.scheduler().instant())
                        .files(),
                state);
    }

    List<CheckedRule> check(AccessRequest request, SeenPolicies seen) {
        return new AccessCheck(request, seen, parts.scheduler().instant()).rules();
    }

    private String denied(CheckedRule rule) {
        return "The import would be refused. " + rule + ". Nothing was changed. Have that statement changed, or the"
                + " missing one added, by whoever owns the policy.";
    }

    private static List<AccessChange> both(List<AccessChange> here, List<AccessChange> there) {
        return Stream.concat(here.stream(), there.stream()).toList();
    }
}
