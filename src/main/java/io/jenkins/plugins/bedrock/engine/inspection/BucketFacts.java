package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Optional;

/**
 * What S3 says of a bucket.
 *
 * @param region where it lies, for example {@code us-east-1}; no value if S3 does not say
 * @param ownership who owns objects that other accounts write, in S3's terms; no value if the reader may not ask
 */
record BucketFacts(Optional<String> region, Optional<String> ownership) {

    /** The bucket's owner owns all objects, whoever writes them, and access control lists count for nothing. */
    static final String OWNER_ENFORCED = "BucketOwnerEnforced";

    /** What holds for buckets for which nothing was ever set (S3 user guide, "Controlling ownership of objects"). */
    static final String WRITER = "ObjectWriter";
}
