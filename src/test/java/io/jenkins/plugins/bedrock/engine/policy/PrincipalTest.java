package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class PrincipalTest {

    @Test
    public void aSessionArnHasNoPath() {
        Principal session = Principal.roleSession("arn:aws:iam::111122223333:role/team/app", "s1");

        assertThat(session.sessionArn()).contains("arn:aws:sts::111122223333:assumed-role/app/s1");
        assertThat(session.account()).isEqualTo("111122223333");
    }

    @Test
    public void someSessionHasNoArnOfItsOwn() {
        assertThat(Principal.role("arn:aws:iam::111122223333:role/app").sessionArn())
                .isEmpty();
    }

    @Test
    public void theRootUserIsGivenByAccountOrArn() {
        assertThat(Principal.root("111122223333")).isEqualTo(Principal.root("arn:aws:iam::111122223333:root"));
    }

    @Test
    public void somethingElseThanTheRightArnIsRefused() {
        assertThatThrownBy(() -> Principal.role("arn:aws:iam::111122223333:user/jo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as arn:aws:iam::111122223333:role/");
        assertThatThrownBy(() -> Principal.user("jo")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Principal.root("1234")).isInstanceOf(IllegalArgumentException.class);
    }
}
