package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.WrongAccountException;
import org.junit.After;
import org.junit.Test;

/** A role that lands in another account than the configured one changes nothing there. */
public class MisdirectedRoleTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aGrantByASourceRoleOfAnotherAccountChangesNothing() {
        scene.sourceReachedBy(landingIn(ResearchAndHosting.VALIDATION, ResearchAndHosting.RESEARCH));

        assertThatThrownBy(() -> scene.grant("m/v7")).isInstanceOf(WrongAccountException.class);
        assertThat(world.aws.requests().writes()).isEmpty();
    }

    @Test
    public void aGrantByAHostingRoleOfAnotherAccountChangesNothing() {
        scene.hostingReachedBy(landingIn(ResearchAndHosting.VALIDATION, ResearchAndHosting.DEV));

        assertThatThrownBy(() -> scene.grant("m/v7")).isInstanceOf(WrongAccountException.class);
        assertThat(world.aws.requests().writes()).isEmpty();
    }

    @Test
    public void aRevokeByARoleOfAnotherAccountChangesNothing() throws Exception {
        scene.grant("m/v7");
        long mark = world.aws.requests().mark();

        scene.sourceReachedBy(landingIn(ResearchAndHosting.VALIDATION, ResearchAndHosting.RESEARCH));
        assertThatThrownBy(() -> scene.revoke("m/v7")).isInstanceOf(WrongAccountException.class);
        scene.sourceReachedBy(world.source());
        scene.hostingReachedBy(landingIn(ResearchAndHosting.VALIDATION, ResearchAndHosting.DEV));
        assertThatThrownBy(() -> scene.revoke("m/v7")).isInstanceOf(WrongAccountException.class);

        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
        assertThat(world.bucket.policy()).isPresent();
    }

    private AccountAccess landingIn(String really, String configured) {
        AccountAccess access = world.hosting(really);
        return new AccountAccess(
                "misdirected",
                new AccountId(configured),
                access.region(),
                access.base(),
                access.roles(),
                access.session());
    }
}
