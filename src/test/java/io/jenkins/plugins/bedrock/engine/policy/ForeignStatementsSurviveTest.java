package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

/** Whatever a foreign policy looks like, editing ours leaves it as it was, to the character. */
public class ForeignStatementsSurviveTest {

    private static final long SEED = 20260402;
    private static final int ROUNDS = 2000;

    private static final Statement OURS = Statement.allow("BedrockImport1")
            .aws("arn:aws:iam::222233334444:role/import")
            .actions("s3:GetObject")
            .resources("arn:aws:s3:::models/v7/*")
            .build();

    @Test
    public void addingReplacingAndRemovingOursKeepsTheRest() {
        for (int round = 0; round < ROUNDS; round++) {
            RandomPolicyText texts = new RandomPolicyText(new Random(SEED + round));
            List<String> foreign =
                    IntStream.range(0, round % 4).mapToObj(texts::statement).toList();
            String document = texts.document("@");
            String before = document.replace("@", form(foreign, round));

            PolicyDocument read = PolicyDocument.parse(texts.spaced(before));
            PolicyDocument added = read.with(OURS);
            PolicyDocument replaced = added.withStatements(OURS::equals, List.of(OURS, OURS));
            PolicyDocument removed = replaced.without(OURS::equals);

            String all = String.join(",", foreign);
            String separator = foreign.isEmpty() ? "" : ",";
            assertThat(read.toJson()).as("seed %d", SEED + round).isEqualTo(before);
            assertThat(added.toJson())
                    .as("seed %d", SEED + round)
                    .isEqualTo(document.replace("@", "[" + all + separator + OURS + "]"));
            assertThat(replaced.statements()).hasSize(foreign.size() + 2);
            assertThat(removed.toJson()).as("seed %d", SEED + round).isEqualTo(document.replace("@", "[" + all + "]"));
            assertThat(removed.sameMeaning(read)).as("seed %d", SEED + round).isTrue();
        }
    }

    @Test
    public void theReadableFormIsTheSamePolicy() {
        for (int round = 0; round < ROUNDS; round++) {
            RandomPolicyText texts = new RandomPolicyText(new Random(SEED + round));
            PolicyDocument read = PolicyDocument.parse(texts.document(texts.statement(1)));

            assertThat(PolicyDocument.parse(read.toPrettyJson()).toJson())
                    .as("seed %d", SEED + round)
                    .isEqualTo(read.toJson());
        }
    }

    private static String form(List<String> statements, int round) {
        boolean single = statements.size() == 1 && round % 8 < 4;
        return single ? statements.get(0) : "[" + String.join(",", statements) + "]";
    }
}
