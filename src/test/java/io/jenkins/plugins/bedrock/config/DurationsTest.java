package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.Test;

/** Times as people write them. */
public class DurationsTest {

    @Test
    public void aNumberAndAUnitOrIso8601() {
        assertThat(Durations.parse("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Durations.parse("90m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Durations.parse(" 24h ")).isEqualTo(Duration.ofHours(24));
        assertThat(Durations.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(Durations.parse("PT36H")).isEqualTo(Duration.ofHours(36));
    }

    @Test
    public void anythingElseIsRefusedWithAnExample() {
        for (String text : new String[] {"", null, "soon", "24", "h", "-1h", "PT-1H", "1 week", "99999999999d"}) {
            assertThatThrownBy(() -> Durations.parse(text))
                    .as("'" + text + "'")
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("for example 90m, 24h or 7d");
        }
    }
}
