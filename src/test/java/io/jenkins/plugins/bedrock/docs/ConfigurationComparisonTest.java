package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Notices what Jenkins does not have as it was asked for. */
public class ConfigurationComparisonTest {

    private static final String ASKED = """
            sources:
              - name: research
                account: "111122223333"
                prefixes: [a, b]
            key: ${KEY}
            """;

    @Test
    public void defaultsAndQuotesMakeNoDifference() {
        assertThat(differences(ASKED.replace("\"", "").replace("key: ${KEY}", "key: '{encrypted}'") + "more: 1"))
                .isEmpty();
    }

    @Test
    public void anotherValueIsNoticed() {
        assertThat(differences(ASKED.replace("research", "other")))
                .first()
                .asString()
                .startsWith("/sources/0/name: research was asked for");
    }

    @Test
    public void aValueThatIsNotThereIsNoticed() {
        assertThat(differences(ASKED.replace("[a, b]", "[a]"))).isNotEmpty();
        assertThat(differences("sources: []")).isNotEmpty();
        assertThat(differences("other: 1")).isNotEmpty();
    }

    private static List<String> differences(String is) {
        return new ConfigurationComparison(Map.of("KEY", "k")).differences(ASKED, is.replace("${KEY}", "k"));
    }
}
