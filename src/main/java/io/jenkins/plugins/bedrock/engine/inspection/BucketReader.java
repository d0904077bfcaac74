package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.model.ParallelCalls;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks S3 about a bucket. What the reader may not ask stays unknown; that it may not list is told when it lists.
 *
 * <p>{@code s3:ListBucket} lets ask where the bucket lies; a permission that holds for some prefixes only does not.
 */
final class BucketReader {

    private final AwsAccount reader;
    private final AccountId owner;
    private final ParallelCalls calls;

    BucketReader(AwsAccount reader, AccountId owner, ParallelCalls calls) {
        this.reader = reader;
        this.owner = owner;
        this.calls = calls;
    }

    /** @throws AwsProblem if S3 does not answer */
    BucketFacts read(String bucket) throws InterruptedException {
        List<Optional<String>> answers = calls.all(
                List.<Supplier<Optional<String>>>of(() -> region(bucket), () -> ownership(bucket)), Supplier::get);
        return new BucketFacts(answers.get(0), answers.get(1));
    }

    /** S3 names the Region with refusals, too. */
    private Optional<String> region(String bucket) {
        try {
            return Optional.ofNullable(reader.call(
                            "ask where bucket " + bucket + " lies (owned by account " + owner + ")",
                            () -> reader.s3().headBucket(r -> r.bucket(bucket).expectedBucketOwner(owner.value())))
                    .bucketRegion());
        } catch (AwsProblem problem) {
            FileReader.requireAnswer(problem);
            return problem.bucketRegion();
        }
    }

    /** No other account can be allowed to ask that. */
    private Optional<String> ownership(String bucket) {
        if (!reader.access().account().equals(owner)) {
            return Optional.empty();
        }
        try {
            return reader
                    .call(
                            "read the object ownership of bucket " + bucket,
                            () -> reader.s3()
                                    .getBucketOwnershipControls(
                                            r -> r.bucket(bucket).expectedBucketOwner(owner.value())))
                    .ownershipControls()
                    .rules()
                    .stream()
                    .findFirst()
                    .map(rule -> rule.objectOwnershipAsString());
        } catch (AwsProblem problem) {
            FileReader.requireAnswer(problem);
            return Optional.of(BucketFacts.WRITER).filter(writer -> problem.isNotFound());
        }
    }
}
