package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What can be seen of a source whose owners change its policies themselves: the bucket's policy, and of each key the
 * policy and the import role's grants, for either may let it decrypt.
 */
final class SourceView {

    private final AccessParts parts;
    private final AccessRequest request;
    private final AccessTerm term;
    private final List<AccessChange> changes = new ArrayList<>();
    private final Map<String, List<KmsGrant>> grants = new HashMap<>();
    private final List<String> unseen = new ArrayList<>();

    SourceView(AccessParts parts, AccessRequest request, AccessTerm term) {
        this.parts = parts;
        this.request = request;
        this.term = term;
        request.source().ifPresent(this::look);
        if (!request.keysKnown()) {
            unseen.add("The objects of " + request.access().model()
                    + " could not be looked at, so the keys under which they are encrypted are not known.");
        }
    }

    /** What the owners would change to apply what they are asked for. */
    List<AccessChange> changes() {
        return List.copyOf(changes);
    }

    /** The import role's grants as they are, by key ARN; a key whose grants were not seen is missing. */
    Map<String, List<KmsGrant>> grants() {
        return Map.copyOf(grants);
    }

    /** What could not be seen and why, in sentences. */
    List<String> unseen() {
        return List.copyOf(unseen);
    }

    private void look(AwsAccount source) {
        request.access().keys().forEach(use -> look(source, use));
        seen(() -> parts.bucket(request, source, term).plan()).ifPresent(changes::add);
    }

    private void look(AwsAccount source, KeyUse use) {
        boolean byGrant = AccessParts.isServedByGrant(use, term.isEndless());
        seen(() -> byGrant
                        ? KeyPolicy.unchanged(source, use.key())
                        : parts.keyPolicy(request, source, use.key(), term).plan())
                .ifPresent(changes::add);
        for (KeyGrantPart grant : parts.keyGrants(request, source, use.key())) {
            if (grant.reader().role().equals(request.importRole().arn())) {
                seen(grant::ofTheRole).ifPresent(found -> {
                    grants.put(
                            use.key().value(),
                            found.stream().map(KeyGrantPart::seen).toList());
                    if (byGrant) {
                        changes.add(grant.plan(found));
                    }
                });
            }
        }
    }

    private <T> Optional<T> seen(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (AwsProblem problem) {
            if (problem.isAccessDenied()) {
                unseen.add(problem.getMessage());
                return Optional.empty();
            }
            throw problem;
        }
    }
}
