package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
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
            new RegionCheck(),
            new UnreadFilesCheck(),
            new ConfigCheck(),
            new ArchitectureCheck(),
            new WeightTypeCheck(),
            new RopeCheck(),
            new LoadingCheck(),
            new GenerationConfigCheck(),
            new TokenizerConfigCheck(),
            new TokenizerFilesCheck(),
            new AddedTokensCheck(),
            new PreprocessorCheck(),
            new ChatTemplateCheck(),
            new BucketCheck(),
            new ArchiveCheck(),
            new OwnershipCheck(),
            new KeyCheck(),
            new EvidenceCheck(),
            new SumsCheck(),
            new MissingWeightsCheck(),
            new FurtherWeightsCheck(),
            new IndexFileCheck(),
            new IndexedShardsCheck(),
            new IndexedTensorsCheck(),
            new ShardHeadersCheck(),
            new ShardFormatCheck(),
            new ConfiguredTensorsCheck(),
            new UnmergedAdapterCheck(),
            new PackedTensorsCheck(),
            new TensorTypeCheck(),
            new WeightLimitCheck());

    private final AwsAccount reader;
    private final Executor executor;
    private final ReadingLimits limits;
    private final KnownHashes known;
    private final InstantSource clock;

    /**
     * @param reader who reads; needs {@code s3:ListBucket} and {@code s3:GetObject}, and {@code kms:Decrypt} for objects
     *     under a customer key; {@code s3:GetBucketOwnershipControls} in the bucket's own account
     * @param executor where calls are made, besides the calling thread
     * @param known what else is known of the content of objects
     * @param clock by which the time for reading is measured
     */
    public ModelInspector(
            AwsAccount reader, Executor executor, ReadingLimits limits, KnownHashes known, InstantSource clock) {
        this.reader = reader;
        this.executor = executor;
        this.limits = limits;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Inspects a model.
     *
     * @throws ModelNotImportableException if the bucket lies in another Region than the reader's, and cannot be looked at
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if S3 refuses to list the prefix or to show the heads of
     *     its objects, or does not answer
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if nothing lies there, too much does to be one model,
     *     an object has a key that makes no sense as a file's path, or the prefix changes while it is read
     */
    public Inspection inspect(InspectionRequest request) throws InterruptedException {
        ParallelCalls calls = new ParallelCalls(executor, limits.parallelism(), Deadline.after(clock, limits.time()));
        BucketFacts bucket = new BucketReader(reader, request.owner(), calls)
                .read(request.model().bucket());
        requireWithinReach(request, bucket);
        ModelManifest manifest =
                known.lift(new ManifestReader(reader, request.owner(), calls, limits.objects()).read(request.model()));
        ModelObjectReader objects = new ModelObjectReader(reader, request.owner());
        Checkpoint checkpoint = new CheckpointReader(objects, calls).read(manifest, bucket);
        Findings findings = new Findings();
        CHECKS.forEach(check -> check.look(checkpoint, request, findings));
        return new Inspection(
                ModelIdentity.of(manifest),
                findings.all(),
                checkpoint.weights().figures(),
                ImportEstimate.of(checkpoint, request));
    }

    /** S3 lets nobody list a bucket through another Region, so that there is nothing else to find. */
    private void requireWithinReach(InspectionRequest request, BucketFacts bucket) {
        String reached = reader.access().region().id();
        bucket.region().filter(region -> !region.equals(reached)).ifPresent(region -> {
            Findings findings = new Findings();
            BucketCheck.elsewhere(request, region, reached, findings);
            throw new ModelNotImportableException(request.model(), findings.all());
        });
    }
}
