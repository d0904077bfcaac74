package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Optional;

/**
 * What S3 says of a bucket.
 *
 * @param region where it lies; no value if S3 does not say
 * @param ownerEnforced whether its owner owns all objects; no value if the reader may not ask
 */
record BucketFacts(Optional<String> region, Optional<Boolean> ownerEnforced) {

    /** Nothing is known. */
    static final BucketFacts UNKNOWN = new BucketFacts(Optional.empty(), Optional.empty());
}
