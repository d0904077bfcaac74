package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.Revocation.Outcome;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes an access back: out of the bucket's policy, then out of the keys', and out of the role's last, which stays while
 * the source still names the role.
 *
 * <p>The keys are those that the model's objects use now, those that the source names, those under which the access was
 * given, and those that a managed role may use: a model that is gone, or was encrypted anew, leaves nothing behind.
 */
record SourceRevocation(
        AccessParts parts, AccessRequest request, AwsAccount source, AccessLeases leases, ChangeJournal journal) {

    Revocation run() throws InterruptedException {
        Optional<SourcePolicy> given = parts.role(request).given();
        boolean keysKnown =
                request.keysKnown() || given.isPresent() || leases.keys(request).isPresent();
        RemainingAccess remaining = new RemainingAccess(parts.ownership(), request, source, closeBucket());
        Set<String> unneeded = new LinkedHashSet<>();
        List<String> unseen = new ArrayList<>();
        for (KeyArn key : keys(given)) {
            if (!closeKey(key, remaining, unseen)) {
                unneeded.add(key.value());
            }
        }
        if (request.importRole().managed()) {
            closeRole(remaining, given, unneeded);
        }
        if (!keysKnown) {
            unseen.add(
                    "Under which keys its objects were encrypted cannot be seen any more: name the source's keys in its"
                            + " configuration, and run this again.");
        }
        return new Revocation(
                unseen.isEmpty() ? Outcome.REVOKED : Outcome.KEYS_UNKNOWN, sentence(unseen), journal.made());
    }

    /** The bucket's policy as it is afterwards. */
    private PolicyDocument closeBucket() throws InterruptedException {
        try {
            PolicyChange change = parts.bucket(request, source, term()).revoke();
            journal.tell(change);
            return change.after();
        } catch (AwsProblem problem) {
            return emptyIfGone(problem);
        }
    }

    /** Only the owner's keys of the bucket's Region can have been opened for it. */
    private Set<KeyArn> keys(Optional<SourcePolicy> given) {
        return Stream.of(
                        request.access().keys().stream().map(KeyUse::key),
                        request.reach().keys().stream(),
                        leases.keys(request).stream().flatMap(Set::stream),
                        given.stream().flatMap(policy -> policy.keyArns().stream()))
                .flatMap(keys -> keys)
                .filter(key -> key.account().equals(request.access().bucketOwner()))
                .filter(key -> key.region().equals(request.access().region()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Whether the key still names the import role afterwards.
     *
     * @param unseen told of a key that may not be looked at; it keeps nobody from closing the others
     */
    private boolean closeKey(KeyArn key, RemainingAccess remaining, List<String> unseen) throws InterruptedException {
        try {
            PolicyChange policy = parts.keyPolicy(request, source, key, term()).revoke();
            journal.tell(policy);
            boolean named =
                    RemainingAccess.names(policy.after(), request.importRole().arn());
            for (KeyGrantPart grant : parts.keyGrants(request, source, key)) {
                if (!remaining.inBucketByUs(grant.reader().role())) {
                    journal.tell(grant.revoke());
                }
                named |= request.importRole().managed()
                        && grant.reader().role().equals(request.importRole().arn())
                        && grant.namesTheRole();
            }
            return named;
        } catch (AwsProblem problem) {
            if (problem.isAccessDenied()) {
                return unseen.add(problem.getMessage());
            }
            return !emptyIfGone(problem).isEmpty();
        }
    }

    private void closeRole(RemainingAccess remaining, Optional<SourcePolicy> given, Set<String> unneeded)
            throws InterruptedException {
        if (!remaining.inSource(given)) {
            journal.tell(parts.role(request).revoke());
            return;
        }
        Stream.concat(request.reach().keys().stream(), leases.keysOfRole(request).stream())
                .map(KeyArn::value)
                .forEach(unneeded::remove);
        journal.tell(parts.role(request).revokeKeys(unneeded));
    }

    private static PolicyDocument emptyIfGone(AwsProblem problem) {
        if (problem.isNotFound() || problem.code().equals("NotFoundException")) {
            return PolicyDocument.empty();
        }
        throw problem;
    }

    private AccessTerm term() {
        return AccessTerm.of(request.access().lifetime());
    }

    private String sentence(List<String> unseen) {
        if (!unseen.isEmpty()) {
            return "The policy of bucket " + request.access().model().bucket() + " opens "
                    + request.access().model() + " to the import no longer, but a grant or a statement may be left on a"
                    + " key. " + String.join(" ", unseen);
        }
        return journal.made().isEmpty()
                ? "There was no access to " + request.access().model() + " left to take back."
                : "The access to " + request.access().model() + " was taken back.";
    }
}
