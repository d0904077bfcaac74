package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.policy.Statement;
import org.junit.Test;

/** What is ours is told by its name. */
public class OwnershipTest {

    private final Ownership ours = new Ownership("0a1b2c3d");

    @Test
    public void aStatementThatWeNamedIsOurs() {
        assertThat(ours.isOurs(named("BedrockModelImport0a1b2c3dDescribeKey0123456789abcdef")))
                .isTrue();
    }

    @Test
    public void aControllerWhoseIdBeginsWithOursIsAnother() {
        assertThat(ours.isOurs(named("BedrockModelImport0a1b2c3d4e5fList0123456789abcdef")))
                .isFalse();
    }

    @Test
    public void aStatementThatSomebodyNamedAfterOursIsTheirs() {
        assertThat(ours.isOurs(named("BedrockModelImport0a1b2c3dListOfTeamA"))).isFalse();
    }

    private static Statement named(String sid) {
        return Statement.allow(sid)
                .aws("*")
                .actions("s3:GetObject")
                .resources("*")
                .build();
    }
}
