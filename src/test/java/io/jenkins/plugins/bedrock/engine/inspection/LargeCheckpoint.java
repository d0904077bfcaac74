package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectBuilder;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A checkpoint of 141 GB in 30 shards, in place of the tiny one: its true heads and sizes, with zeros for weights. */
final class LargeCheckpoint {

    private LargeCheckpoint() {}

    /** @param how in which way its objects are written, for example encrypted */
    static void put(InspectionScene scene, UnaryOperator<ObjectBuilder> how) {
        try {
            scene.keys().stream().filter(WeightFile::isShard).forEach(scene::remove);
            for (String file : new String[] {Checkpoint.CONFIG, Checkpoint.INDEX}) {
                scene.put(file, Files.readAllBytes(path(file)));
            }
            scene.allAgain(how);
            JsonNode sizes = new ObjectMapper().readTree(Files.readAllBytes(path("object-sizes.json")));
            for (Map.Entry<String, JsonNode> shard : sizes.properties()) {
                byte[] head = Files.readAllBytes(path(shard.getKey() + ".head"));
                Content content = Content.sparse(head, shard.getValue().longValue());
                scene.bucket.put(how.apply(scene.bucket.object(InspectionScene.MODEL.key(shard.getKey()), content)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String file) {
        return Checkpoints.LLAMA_70B_HEADS.resolve(file);
    }
}
