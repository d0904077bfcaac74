package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.Test;

public class ImportNamesTest {

    /** The patterns of the API model. */
    private static final Pattern JOB_NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*");

    private static final Pattern MODEL_NAME = Pattern.compile("([0-9a-zA-Z][_-]?)+");
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?");

    @Test
    public void namesTellEnvironmentModelAndAttempt() {
        assertThat(ImportNames.of(request("prod", "support-bot", "v7", "A"), 3).jobName())
                .matches("prod-support-bot-[0-9a-f]{10}-[0-9a-f]{10}-3");
    }

    @Test
    public void theSameImportHasTheSameNames() {
        assertThat(ImportNames.of(request("dev", "bot", "v7", "A"), 1))
                .isEqualTo(ImportNames.of(request("dev", "bot", "v7", "A"), 1));
    }

    @Test
    public void eachAttemptHasATokenOfItsOwn() {
        ImportRequest request = request("dev", "bot", "v7", "A");

        assertThat(ImportNames.of(request, 1).clientToken())
                .isNotEqualTo(ImportNames.of(request, 2).clientToken());
    }

    @Test
    public void anotherRoleHasAnotherNameInTheSameFamily() {
        ImportRequest a = request("dev", "bot", "v7", "A");
        ImportRequest b = request("dev", "bot", "v7", "B");

        assertThat(ImportNames.family(a)).isEqualTo(ImportNames.family(b));
        assertThat(ImportNames.of(a, 1).jobName())
                .isNotEqualTo(ImportNames.of(b, 1).jobName());
    }

    @Test
    public void environmentsThatReadAlikeDoNotShareNames() {
        assertThat(ImportNames.family(request("my dev", "bot", "v7", "A")))
                .isNotEqualTo(ImportNames.family(request("my-dev", "bot", "v7", "A")));
    }

    @Test
    public void theAttemptIsReadFromTheName() {
        ImportRequest request = request("dev", "bot", "v7", "A");
        String family = ImportNames.family(request);

        assertThat(ImportNames.attempt(family, ImportNames.of(request, 9_999).jobName()))
                .hasValue(9_999);
        assertThat(ImportNames.attempt(family, family + "-other")).isEmpty();
        assertThat(ImportNames.attempt(family, "nightly")).isEmpty();
    }

    @Test
    public void awsAcceptsWhateverNamesAreDerivedFromAnyText() {
        long seed = 42;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            ImportRequest request = request(text(random) + "e", text(random) + "7", "v7", "A");
            ImportNames names = ImportNames.of(request, 1 + random.nextInt(ImportNames.MOST_ATTEMPTS));

            assertThat(names.jobName())
                    .as("seed %d", seed)
                    .matches(JOB_NAME)
                    .hasSizeLessThanOrEqualTo(63)
                    .doesNotContain("--");
            assertThat(names.modelName()).as("seed %d", seed).matches(MODEL_NAME);
            assertThat(names.clientToken()).as("seed %d", seed).matches(TOKEN);
        }
    }

    @Test
    public void thereIsNoAttemptZero() {
        assertThatThrownBy(() -> ImportNames.of(request("dev", "bot", "v7", "A"), 0))
                .hasMessageContaining("attempts count from 1 to 9999");
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(80), 32, 0x250)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static ImportRequest request(String environment, String name, String version, String role) {
        return new ImportRequest(
                environment,
                ModelUri.parse("s3://research-models/bot/" + version + "/"),
                ImportWorld.digest(version),
                new RoleArn("arn:aws:iam::444455556666:role/" + role),
                name,
                Optional.empty(),
                Optional.empty(),
                ResourceTags.NONE,
                "promote#1");
    }
}
