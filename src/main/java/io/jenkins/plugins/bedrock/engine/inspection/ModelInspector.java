package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.model.ManifestReader;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObjectReader;
import io.jenkins.plugins.bedrock.engine.model.ParallelCalls;
import io.jenkins.plugins.bedrock.engine.model.ReadingLimits;
import io.jenkins.plugins.bedrock.engine.time.Deadline;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Tells whether a model can be imported, without importing it: reads what lies there, the small files, and the headers of
 * the weights, some hundred kilobytes whatever the size of the model; then looks at all of it.
 *
 * <p>That nothing is found does not prove that an import succeeds: only an import does.
 */
public final class ModelInspector {

    private static final List<Check> CHECKS = List.of(
            new MissingWeightsCheck(),
            new FurtherWeightsCheck(),
            new IndexFileCheck(),
            new IndexedShardsCheck(),
            new IndexedTensorsCheck(),
            new ShardHeadersCheck());

    private final AwsAccount reader;
    private final Executor executor;
    private final ReadingLimits limits;
    private final InstantSource clock;

    /**
     * @param reader who reads; needs {@code s3:ListBucket} and {@code s3:GetObject}, and {@code kms:Decrypt} for objects
     *     under a customer key
     * @param executor where calls are made, besides the calling thread
     * @param clock by which the time for reading is measured
     */
    public ModelInspector(AwsAccount reader, Executor executor, ReadingLimits limits, InstantSource clock) {
        this.reader = reader;
        this.executor = executor;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Inspects a model.
     *
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if S3 refuses to list the prefix or to show the heads of
     *     its objects, or does not answer
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if nothing lies there, too much does to be one model,
     *     an object has a key that makes no sense as a file's path, or the prefix changes while it is read
     */
    public Inspection inspect(InspectionRequest request) throws InterruptedException {
        ParallelCalls calls = new ParallelCalls(executor, limits.parallelism(), Deadline.after(clock, limits.time()));
        ModelManifest manifest =
                new ManifestReader(reader, request.owner(), calls, limits.objects()).read(request.model());
        ModelObjectReader objects = new ModelObjectReader(reader, request.owner());
        Checkpoint checkpoint = new CheckpointReader(objects, calls).read(manifest, BucketFacts.UNKNOWN);
        Findings findings = new Findings();
        CHECKS.forEach(check -> check.look(checkpoint, request, findings));
        return new Inspection(ModelIdentity.of(manifest), findings.all(), ModelFigures.of(checkpoint));
    }
}
