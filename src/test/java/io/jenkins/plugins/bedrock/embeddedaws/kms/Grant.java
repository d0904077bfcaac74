package io.jenkins.plugins.bedrock.embeddedaws.kms;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A grant on a KMS key.
 *
 * @param token what uses the grant before it shows, or retires it
 * @param issuingAccount ARN of the account whose principal made it
 * @param terms what it was asked for with
 */
record Grant(String id, String token, String issuingAccount, Instant created, Terms terms) {

    /**
     * What CreateGrant was asked for.
     *
     * @param name empty for none
     * @param grantee by unique ID, or a service's name
     * @param retiring by unique ID
     * @param operations e.g. {@code Decrypt}
     * @param contextEquals empty for no such constraint
     * @param contextSubset empty for no such constraint
     */
    record Terms(
            String name,
            String grantee,
            Optional<String> retiring,
            SortedSet<String> operations,
            Map<String, String> contextEquals,
            Map<String, String> contextSubset) {

        Terms {
            contextEquals = Map.copyOf(contextEquals);
            contextSubset = Map.copyOf(contextSubset);
        }
    }
}
