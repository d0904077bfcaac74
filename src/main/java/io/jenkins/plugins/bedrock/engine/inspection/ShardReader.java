package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.model.HeaderTooLargeException;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ModelObjectReader;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsProblem;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsReader;
import java.util.Optional;

/** Reads the headers of one model's shards, and tells what is wrong with them. */
final class ShardReader {

    private final SafetensorsReader headers;
    private final FileReader files;

    ShardReader(ModelObjectReader objects) {
        this.headers = new SafetensorsReader(objects);
        this.files = new FileReader(objects);
    }

    /**
     * Reads one header.
     *
     * @throws AwsProblem if S3 does not answer
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if the object was replaced since the manifest was read
     */
    ShardReading read(ModelManifest manifest, ModelObject shard) {
        if (shard.archive().isPresent()) {
            return without(ReadFile.State.NOT_PERMITTED, "It is archived.");
        }
        if (shard.size() <= GitLfs.LARGEST_POINTER
                && files.read(manifest, shard, GitLfs.LARGEST_POINTER).is(ReadFile.State.POINTER)) {
            return without(ReadFile.State.POINTER, "");
        }
        try {
            return new ShardReading(ReadFile.read(headers.read(manifest.uri(), shard)), Optional.empty());
        } catch (SafetensorsProblem problem) {
            return new ShardReading(
                    ReadFile.without(ReadFile.State.NOT_USABLE, problem.detail()), Optional.of(problem.rule()));
        } catch (HeaderTooLargeException problem) {
            return without(ReadFile.State.NOT_USABLE, problem.getMessage());
        } catch (AwsProblem problem) {
            FileReader.requireAnswer(problem);
            return without(ReadFile.State.NOT_PERMITTED, problem.getMessage());
        }
    }

    private static ShardReading without(ReadFile.State state, String problem) {
        return new ShardReading(ReadFile.without(state, problem), Optional.empty());
    }
}
