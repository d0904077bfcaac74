package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.SourceRequest.State;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at what is there and works out what must change; changes nothing.
 *
 * <p>Where a grant serves, the key's policy matters only for what it denies. It is read when something is to be changed,
 * and not where all is in place, for then it takes one request more than a grant that changes nothing may cost (twelve
 * besides the heads).
 */
record AccessPlanner(AccessParts parts) {

    AccessPlan plan(AccessRequest request, AccessTerm term) {
        request.hosting().verified();
        request.source().ifPresent(AwsAccount::verified);
        List<String> obstacles = new ArrayList<>(foreignKeys(request));
        List<AccessChange> here = new ArrayList<>();
        look(parts.role(request), here, obstacles);
        return request.policiesManagedHere()
                ? managedHere(request, term, here, obstacles)
                : managedThere(request, term, here, obstacles);
    }

    private AccessPlan managedHere(
            AccessRequest request, AccessTerm term, List<AccessChange> here, List<String> obstacles) {
        AwsAccount source = request.source().orElseThrow();
        List<String> warnings = new ArrayList<>();
        List<AccessChange> there = new ArrayList<>();
        parts.keys(request, source, term).forEach(part -> look(part, there, obstacles));
        look(parts.bucket(request, source, term), there, obstacles);
        if (!both(here, there).stream().allMatch(AccessChange::isNone)) {
            request.access().keys().stream()
                    .filter(use -> AccessParts.isServedByGrant(use, term.isEndless()))
                    .forEach(use -> lookAtPolicy(source, use.key(), there, warnings));
        }
        List<CheckedRule> checks = check(request, SeenPolicies.of(both(here, there), List.of()));
        judge(checks, obstacles, warnings);
        new BucketGuards(request).look(there, obstacles, warnings);
        return new AccessPlan(keys(request), both(here, there), obstacles, warnings, checks, SourceRequest.NONE);
    }

    private AccessPlan managedThere(
            AccessRequest request, AccessTerm term, List<AccessChange> here, List<String> obstacles) {
        SourceView view = new SourceView(parts, request, term);
        List<CheckedRule> checks = check(request, SeenPolicies.of(both(here, view.changes()), List.of()));
        List<CheckedRule> now =
                check(request, SeenPolicies.of(here, view.changes()).withGrants(view.grants()));
        List<String> warnings = new ArrayList<>(view.unseen());
        judge(checks, obstacles, warnings);
        now.stream()
                .filter(CheckedRule::isUnknown)
                .map(CheckedRule::toString)
                .filter(warning -> !warnings.contains(warning))
                .forEach(warnings::add);
        SourceRequest asked = new SourceRequest(
                new SourceFragments(
                                parts.ownership(), request, parts.scheduler().instant())
                        .files(),
                state(request, view, now));
        return new AccessPlan(keys(request), here, obstacles, warnings, checks, asked);
    }

    private static State state(AccessRequest request, SourceView view, List<CheckedRule> now) {
        if (request.source().isEmpty()) {
            return State.UNSEEN;
        }
        if (now.stream().anyMatch(CheckedRule::isDenied)) {
            return State.NOT_APPLIED;
        }
        return view.unseen().isEmpty() && now.stream().noneMatch(CheckedRule::isUnknown)
                ? State.NO_LACK_VISIBLE
                : State.PARTLY_SEEN;
    }

    private static <C extends AccessChange> void look(
            AccessPart<C> part, List<AccessChange> changes, List<String> obstacles) {
        C change = part.plan();
        changes.add(change);
        obstacles.addAll(part.obstacles(change));
    }

    /** A grant allows whatever the key's policy does not deny. */
    private static void lookAtPolicy(AwsAccount source, KeyArn key, List<AccessChange> changes, List<String> warnings) {
        try {
            changes.add(KeyPolicy.unchanged(source, key));
        } catch (AwsProblem problem) {
            if (!problem.isAccessDenied()) {
                throw problem;
            }
            warnings.add(problem.getMessage());
        }
    }

    private static List<KeyArn> keys(AccessRequest request) {
        return request.access().keys().stream().map(KeyUse::key).toList();
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

    private List<CheckedRule> check(AccessRequest request, SeenPolicies seen) {
        return new AccessCheck(request, seen, parts.scheduler().instant()).rules();
    }

    private static void judge(List<CheckedRule> checks, List<String> obstacles, List<String> warnings) {
        checks.stream()
                .filter(CheckedRule::isDenied)
                .map(rule -> "The import would be refused. " + rule + ". Nothing was changed. Have that statement"
                        + " changed, or the missing one added, by whoever owns the policy.")
                .forEach(obstacles::add);
        checks.stream()
                .filter(CheckedRule::isUnknown)
                .map(CheckedRule::toString)
                .forEach(warnings::add);
    }

    private static List<AccessChange> both(List<AccessChange> here, List<AccessChange> there) {
        return Stream.concat(here.stream(), there.stream()).toList();
    }
}
