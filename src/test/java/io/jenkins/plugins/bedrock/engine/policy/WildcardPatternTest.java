package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.Test;

public class WildcardPatternTest {

    private static final long SEED = 20260403;

    @Test
    public void matchesWhatTheSameRegularExpressionMatches() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            String pattern = text(random, "ab:*?", 8);
            String text = text(random, "ab:", 10);
            String expression = pattern.replace("*", ".*").replace('?', '.');

            assertThat(WildcardPattern.of(pattern).matches(text))
                    .as("seed %d: %s against %s", SEED, pattern, text)
                    .isEqualTo(Pattern.matches(expression, text));
        }
    }

    @Test(timeout = 10_000)
    public void manyStarsDoNotTakeForever() {
        String pattern = "*a".repeat(2_000) + "b";

        assertThat(WildcardPattern.of(pattern).matches("a".repeat(20_000))).isFalse();
    }

    @Test
    public void aQuestionMarkIsOneCharacterHoweverItIsEncoded() {
        assertThat(WildcardPattern.of("a?c").matches("a😀c")).isTrue();
    }

    private static String text(Random random, String alphabet, int most) {
        return random.ints(random.nextInt(most + 1), 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }
}
