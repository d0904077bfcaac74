package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import java.time.Duration;
import java.time.Instant;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What becomes of waits and queues when credentials change or are missing. */
public class ImportCredentialsTest {

    private static final AwaitedImport JOB =
            AwaitedImport.of("arn:aws:bedrock:us-east-1:444455556666:model-import-job/abcdefghijkl");

    private final ImportWorld world = new ImportWorld();
    private final Recorder told = new Recorder();

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aWaitWithoutCredentialsEnds() {
        AccountAccess broken = with(new BaseCredentials("none", () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        }));
        world.imports.await(broken, JOB, Instant.MAX, told);

        world.pass(Duration.ofHours(1));

        assertThat(told.ends())
                .singleElement()
                .isInstanceOfSatisfying(
                        AwaitEnd.Lost.class, lost -> assertThat(lost.problem()).hasMessageContaining("credentials"));
    }

    private AccountAccess with(BaseCredentials base) {
        AccountAccess good = world.access();
        return new AccountAccess("dev", good.account(), good.region(), base, good.roles(), good.session());
    }
}
