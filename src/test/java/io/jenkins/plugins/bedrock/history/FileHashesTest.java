package io.jenkins.plugins.bedrock.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What was computed of models' content, through restarts and damage. */
public class FileHashesTest {

    private static final ModelUri V7 = ModelUri.parse("s3://research-models/support-bot/v7/");
    private static final ModelUri V8 = ModelUri.parse("s3://research-models/support-bot/v8/");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");
    private static final SealedObject SHARD = object("model é.safetensors", "v1", 141_000_000_000L);
    private static final String SHA_A = "a".repeat(64);
    private static final String SHA_B = "b".repeat(64);

    private Instant now = Instant.now();

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    @Test
    public void everythingIsThereAfterARestart() {
        SealedObject config = object("config.json", "v2", 600);
        keep(V7, SHARD, SHA_A);
        keep(V7, config, SHA_B);
        keep(V8, SHARD, SHA_B);

        assertThat(hashes().of(V7)).isEqualTo(Map.of(SHARD, SHA_A, config, SHA_B));
        assertThat(hashes().of(V8)).isEqualTo(Map.of(SHARD, SHA_B));
        assertThat(names()).hasSize(2);
    }

    @Test
    public void aQuestionLeavesNothingBehind() {
        assertThat(hashes().of(V7)).isEmpty();

        assertThat(directory()).doesNotExist();
    }

    @Test
    public void anotherObjectAtTheSameKeyTakesThePlaceOfTheFirst() {
        SealedObject other = object(SHARD.relativeKey(), "v2", SHARD.size());
        keep(V7, SHARD, SHA_A);

        keep(V7, other, SHA_B);

        assertThat(hashes().of(V7)).isEqualTo(Map.of(other, SHA_B));
    }

    @Test
    public void theFormOfAFileDoesNotChange() throws IOException {
        keep(V7, SHARD, SHA_A);

        assertThat(Files.readString(only()))
                .isEqualTo("<?xml version='1.1' encoding='UTF-8'?>\n"
                        + "<hashes>\n"
                        + "  <model>s3://research-models/support-bot/v7/</model>\n"
                        + "  <objects>\n"
                        + "    <object>\n"
                        + "      <key>model é.safetensors</key>\n"
                        + "      <version>v1</version>\n"
                        + "      <etag>e1-12</etag>\n"
                        + "      <size>141000000000</size>\n"
                        + "      <modified>2026-11-24T12:00:00.123Z</modified>\n"
                        + "      <sha256>" + SHA_A + "</sha256>\n"
                        + "    </object>\n"
                        + "  </objects>\n"
                        + "</hashes>");
    }

    @Test
    public void whatALaterVersionAddsIsPassedOver() throws IOException {
        keep(V7, SHARD, SHA_A);
        change("<etag>", "<later>1</later><etag>");

        assertThat(hashes().of(V7)).isEqualTo(Map.of(SHARD, SHA_A));
    }

    @Test
    public void aDamagedFileIsSetAsideAndHashingBeginsAnew() throws IOException {
        for (String[] damage : new String[][] {
            {"<key>model é.safetensors</key>", ""},
            {"<etag>e1-12</etag>", ""},
            {"<sha256>" + SHA_A, "<sha256>" + "g".repeat(64)},
            {"<size>141000000000", "<size>large"},
            {"2026-11-24T12", "yesterday"},
            {"support-bot/v7", "support-bot/v8"},
            {"<object>", "<string>"},
            {"<hashes>", "<hashes"},
        }) {
            keep(V7, SHARD, SHA_A);
            change(damage[0], damage[1]);

            assertThat(hashes().of(V7)).as("without %s", damage[0]).isEmpty();
        }
        keep(V7, SHARD, SHA_B);

        assertThat(hashes().of(V7)).isEqualTo(Map.of(SHARD, SHA_B));
        assertThat(names()).filteredOn(name -> name.endsWith(".xml")).hasSize(1);
        assertThat(names()).filteredOn(name -> name.endsWith(".damaged")).hasSize(8);
    }

    @Test
    public void whatCannotBeReadIsToldAndNotTakenForNothing() throws IOException {
        keep(V7, SHARD, SHA_A);
        Path file = only();
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> hashes().of(V7))
                .isInstanceOf(HashesUnavailableException.class)
                .hasMessageContainingAll(V7.toString(), file.getFileName().toString(), "See that Jenkins may read")
                .hasMessageNotContaining(home.getRoot().toString());
        assertThatThrownBy(() -> keep(V7, SHARD, SHA_A)).isInstanceOf(HashesUnavailableException.class);
    }

    @Test
    public void whatHasNoVersionIsNotRemembered() {
        SealedObject unversioned = new SealedObject("config.json", Optional.empty(), "e-2", 600, NOON);

        assertThatThrownBy(() -> hashes().remember(V7, unversioned, SHA_A))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("config.json");
    }

    @Test
    public void manySmallObjectsAreWrittenTogether() {
        FileHashes hashes = hashes();
        for (int i = 1; i < HashesFile.TOGETHER; i++) {
            hashes.remember(V7, object("shard-" + i, "v1", i), SHA_A);
        }
        assertThat(directory()).doesNotExist();
        assertThat(hashes.of(V7)).hasSize(HashesFile.TOGETHER - 1);

        hashes.remember(V7, SHARD, SHA_A);
        assertThat(hashes().of(V7)).hasSize(HashesFile.TOGETHER);

        hashes.remember(V7, SHARD, SHA_B);
        assertThat(hashes().of(V7)).containsEntry(SHARD, SHA_A);
        hashes.keep(V7);
        assertThat(hashes().of(V7)).containsEntry(SHARD, SHA_B);
    }

    @Test
    public void aLargeObjectIsWrittenAtOnce() {
        FileHashes hashes = hashes();
        hashes.remember(V7, object("config.json", "v1", 600), SHA_A);
        now = now.plus(HashesFile.UNWRITTEN);

        hashes.remember(V7, SHARD, SHA_A);

        assertThat(hashes().of(V7)).hasSize(2);
    }

    @Test
    public void whatNobodyHasAskedForInAYearIsForgotten() {
        keep(V7, SHARD, SHA_A);
        keep(V8, SHARD, SHA_A);
        now = now.plus(Duration.ofDays(200));
        assertThat(hashes().of(V8)).hasSize(1);
        now = now.plus(Duration.ofDays(200));

        keep(ModelUri.parse("s3://research-models/support-bot/v9/"), SHARD, SHA_A);

        assertThat(hashes().of(V7)).isEmpty();
        assertThat(hashes().of(V8)).hasSize(1);
        assertThat(names()).hasSize(2);
    }

    @Test
    public void aFileDoesNotGrowForEver() {
        RecordedHashes all = RecordedHashes.none(V7);
        for (int i = 0; i <= RecordedHashes.MOST; i++) {
            all = all.with(object("shard-" + i, "v1", i), SHA_A);
        }

        assertThat(all.all())
                .hasSize(RecordedHashes.MOST)
                .doesNotContainKey(object("shard-0", "v1", 0))
                .containsKey(object("shard-" + RecordedHashes.MOST, "v1", RecordedHashes.MOST));
    }

    /** As after a restart: what is asked lies on the disk. */
    private FileHashes hashes() {
        return new FileHashes(directory(), () -> now);
    }

    private void keep(ModelUri model, SealedObject object, String sha256) {
        FileHashes hashes = hashes();
        hashes.remember(model, object, sha256);
        hashes.keep(model);
    }

    private Path directory() {
        return home.getRoot().toPath().resolve("bedrock-model-import/hashes");
    }

    private Path only() {
        return directory().resolve(names().get(0));
    }

    private void change(String part, String other) throws IOException {
        String text = Files.readString(only());
        assertThat(text).contains(part);
        Files.writeString(only(), text.replace(part, other));
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SealedObject object(String key, String version, long size) {
        return new SealedObject(key, Optional.of(version), "e1-12", size, NOON);
    }
}
