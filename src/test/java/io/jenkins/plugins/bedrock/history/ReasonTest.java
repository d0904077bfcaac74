package io.jenkins.plugins.bedrock.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.Test;

public class ReasonTest {

    @Test
    public void aReasonIsWhatAPersonWrote() {
        for (String text : new String[] {"incident 42", "<b>Ausfall</b>\nsiehe Ticket", "\u5371\u967A \uD83E\uDD16"}) {
            assertThat(Reason.of("  " + text + "\r\n")).isEqualTo(text);
        }
    }

    @Test
    public void aReasonSaysSomething() {
        for (String text : Arrays.asList(null, "", " \t\r\n")) {
            assertThatThrownBy(() -> Reason.of(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("recorded");
        }
    }

    @Test
    public void aReasonIsNoBook() {
        assertThat(Reason.of("x".repeat(1_000))).hasSize(1_000);
        assertThatThrownBy(() -> Reason.of("x".repeat(1_001))).hasMessageContainingAll("1,001", "1,000");
    }

    @Test
    public void aReasonHasNothingThatNobodySees() {
        for (String bad : new String[] {"\0", "\u001B[31m", "\u202Egnp.exe", "\u2028", "\uD83E", "\uFFFF"}) {
            assertThatThrownBy(() -> Reason.of("a" + bad + "b"))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("plain text");
        }
    }
}
