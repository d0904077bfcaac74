package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ConditionContextTest {

    @Test
    public void aCompleteContextLacksWhatItWasNotGiven() {
        assertThat(ConditionContext.complete().build().lookup("aws:SourceVpc").isAbsent())
                .isTrue();
    }

    @Test
    public void aPartialContextDoesNotKnowWhatItWasNotGiven() {
        ConditionContext context =
                ConditionContext.partial().absent("aws:SourceVpce").build();

        assertThat(context.lookup("aws:SourceVpc").isUnknown()).isTrue();
        assertThat(context.lookup("AWS:sourcevpce").isAbsent()).isTrue();
    }

    @Test
    public void namesAreNotCaseSensitiveAndValuesAre() {
        ConditionContext context =
                ConditionContext.partial().put("aws:TagKeys", "A", "b").build();

        assertThat(context.lookup("AWS:TAGKEYS").values()).containsExactly("A", "b");
    }

    @Test
    public void aKeyWithoutValuesIsAbsent() {
        assertThat(ConditionContext.partial()
                        .put("aws:TagKeys")
                        .build()
                        .lookup("aws:TagKeys")
                        .isAbsent())
                .isTrue();
    }
}
