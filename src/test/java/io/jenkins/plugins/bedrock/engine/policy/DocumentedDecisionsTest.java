package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** The evaluator against decisions that AWS documents; each row names the page that its expectation comes from. */
@RunWith(Parameterized.class)
public class DocumentedDecisionsTest {

    private static final List<String> TOPICS = List.of(
            "same-account",
            "cross-account",
            "principals",
            "elements",
            "operators",
            "absent-keys",
            "multivalued-keys",
            "policy-variables",
            "global-keys",
            "s3",
            "kms",
            "trust",
            "unknowns");

    @Parameter
    public DecisionRow row;

    @Parameters(name = "{0}")
    public static List<DecisionRow> rows() throws IOException {
        List<DecisionRow> rows = new ArrayList<>();
        for (String topic : TOPICS) {
            rows.addAll(DecisionRow.of(topic));
        }
        return rows;
    }

    @Test
    public void theVerdictIsTheDocumentedOne() {
        Verdict verdict = new PolicyEvaluator().evaluate(row.question(), row.policies());

        assertThat(row.text("source")).as("the page that says so").isNotEmpty();
        assertThat(verdict.outcome().name()).as(verdict.because()).isEqualTo(row.text("expect"));
        assertThat(verdict.because()).contains(row.text("because"));
    }
}
