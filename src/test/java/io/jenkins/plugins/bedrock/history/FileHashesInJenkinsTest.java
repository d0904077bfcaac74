package io.jenkins.plugins.bedrock.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.builds.ControllerEngine;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** The memory of hashes as Jenkins has it. */
public class FileHashesInJenkinsTest {

    private static final ModelUri MODEL = ModelUri.parse("s3://research-models/support-bot/v7/");
    private static final SealedObject SHARD = new SealedObject(
            "model.safetensors", Optional.of("v1"), "e1-12", 16, Instant.parse("2026-11-24T12:00:00Z"));

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void whatTheEngineHasComputedIsThereAfterARestart() throws Throwable {
        String hash = "a".repeat(64);
        sessions.then(jenkins -> {
            ControllerEngine.get().engine().hashes().remember(MODEL, SHARD, hash);
            ControllerEngine.get().engine().hashes().keep(MODEL);
        });

        sessions.then(jenkins -> {
            assertThat(ControllerEngine.get().engine().hashes().of(MODEL)).isEqualTo(Map.of(SHARD, hash));
            assertThat(jenkins.jenkins.getRootDir().toPath().resolve("bedrock-model-import/hashes"))
                    .isDirectoryContaining("glob:**.xml");
        });
    }
}
