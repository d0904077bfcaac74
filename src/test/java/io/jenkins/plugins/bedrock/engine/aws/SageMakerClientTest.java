package io.jenkins.plugins.bedrock.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.EmbeddedSageMaker;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerContainer;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** SageMaker is called as the SDK's clients call other services, though none of them does it. */
public class SageMakerClientTest {

    private static final String RESEARCH = ResearchAndHosting.RESEARCH;

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final EmbeddedSageMaker sageMaker = world.research.sageMaker("us-east-1");
    private final AwsAccount account = world.account(world.sourceWithSageMaker());

    @Before
    public void arrange() {
        sageMaker.model("support-bot", SageMakerContainer.of("s3://research-models/support-bot/v7/"));
    }

    @After
    public void stop() {
        Thread.interrupted();
        world.close();
    }

    @Test
    public void aDescriptionIsAskedForAsTheRoleAndSignedForServiceAndRegion() {
        sageMaker.modelPackage("bots", 7);
        sageMaker.trainingJob("tune-bot", "s3://research-models/jobs/tune-bot/output/model/");

        assertThat(described()).contains("\"ModelName\":\"support-bot\"");
        call(() -> account.sageMaker()
                .describeModelPackage("arn:aws:sagemaker:us-east-1:" + RESEARCH + ":model-package/bots/7"));
        call(() -> account.sageMaker().describeTrainingJob("tune-bot"));

        List<RecordedRequest> asked =
                world.aws.requests().matching(request -> request.service().equals("sagemaker"));
        assertThat(asked)
                .extracting(RecordedRequest::operation)
                .containsExactly("DescribeModel", "DescribeModelPackage", "DescribeTrainingJob");
        assertThat(asked).allSatisfy(request -> {
            assertThat(request.region()).isEqualTo("us-east-1");
            assertThat(request.caller())
                    .isEqualTo("arn:aws:sts::" + RESEARCH
                            + ":assumed-role/source-that-looks-at-sagemaker/jenkins-promote-1");
            assertThat(request.isWrite()).isFalse();
            assertThat(request.succeeded()).isTrue();
        });
    }

    @Test
    public void aRoleThatMayNotIsToldWhatItLacks() {
        AwsAccount plain = world.account(world.source());

        assertThatThrownBy(() ->
                        plain.call("look at a model", () -> plain.sageMaker().describeModel("support-bot")))
                .isInstanceOfSatisfying(
                        AwsProblem.class,
                        problem -> assertThat(problem.isAccessDenied()).isTrue())
                .hasMessageContaining("Could not look at a model in research (account " + RESEARCH)
                .hasMessageContaining(
                        "not authorized to perform: sagemaker:DescribeModel on resource: arn:aws:sagemaker")
                .hasMessageContaining("request ID")
                .hasMessageContaining("docs/permissions.md");
    }

    @Test
    public void whatPassesIsRiddenOut() {
        world.aws.faults().throttle("DescribeModel").times(2);
        assertThat(described()).contains("support-bot");
        assertThat(world.aws.requests().count("DescribeModel")).isEqualTo(3);

        world.aws.faults().fail("DescribeModel");
        assertThat(described()).contains("support-bot");
        world.aws.faults().dropBefore("DescribeModel");
        assertThat(described()).contains("support-bot");
        world.aws.faults().dropAfter("DescribeModel");
        assertThat(described()).contains("support-bot");
        assertThat(world.aws.requests().count("DescribeModel")).isEqualTo(9);
    }

    @Test
    public void whatDoesNotPassEndsAfterAFewAttempts() {
        world.aws.faults().throttle("DescribeModel").always();

        AwsProblem problem = catchThrowableOfType(AwsProblem.class, this::described);

        assertThat(problem.isThrottled()).isTrue();
        assertThat(problem.isPassing()).isTrue();
        assertThat(world.aws.requests().count("DescribeModel")).isEqualTo(3);
    }

    @Test
    public void whatIsRefusedIsNotAskedAgain() {
        assertThatThrownBy(() -> call(() -> account.sageMaker().describeModel("nobody")))
                .hasMessageContaining("ValidationException (HTTP 400), \"Could not find model");
        assertThat(world.aws.requests().count("DescribeModel")).isEqualTo(1);
    }

    @Test
    public void nobodyAnsweringIsSaidSo() {
        account.verified();
        world.aws.faults().dropBefore("DescribeModel").always();

        assertThatThrownBy(this::described)
                .isInstanceOfSatisfying(
                        AwsProblem.class,
                        problem -> assertThat(problem.isPassing()).isTrue())
                .hasMessageContaining("AWS did not answer")
                .hasMessageContaining("proxy");
    }

    @Test
    public void aSessionThatHasEndedIsOpenedAnew() {
        described();
        world.aws.clock().advance(Duration.ofHours(8));

        assertThat(described()).contains("support-bot");
        assertThat(world.aws.requests().count("AssumeRole")).isEqualTo(2);
    }

    @Test
    public void aSessionThatAwsCallsExpiredIsOpenedAnewForTheNextCall() {
        described();
        world.aws.faults().refuse("DescribeModel", 400, "ExpiredTokenException", "The token has expired");

        assertThatThrownBy(this::described)
                .isInstanceOfSatisfying(
                        AwsProblem.class,
                        problem -> assertThat(problem.isExpiredSession()).isTrue());
        assertThat(described()).contains("support-bot");
        assertThat(world.aws.requests().count("AssumeRole")).isEqualTo(2);
    }

    @Test
    public void anInterruptedCallIsNoProblemOfAws() {
        described();
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::described).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    public void clientsThatWereClosedAreMadeAnew() {
        described();
        account.close();

        assertThat(described()).contains("support-bot");
    }

    private String described() {
        return call(() -> account.sageMaker().describeModel("support-bot"));
    }

    private String call(java.util.function.Supplier<byte[]> asking) {
        return new String(account.call("look at a model", asking), StandardCharsets.UTF_8);
    }
}
