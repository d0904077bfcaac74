package io.jenkins.plugins.bedrock.engine.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

/** Build parameters are written by anybody: what is no ARN of one of three kinds is refused as it stands. */
public class SageMakerArnTest {

    private static final String PLACE = "arn:aws:sagemaker:us-east-1:111122223333:";

    @Test
    public void anArnTellsKindAccountRegionAndName() {
        SageMakerArn arn = new SageMakerArn(PLACE + "model-package/support-bot/7");

        assertThat(arn.kind()).isEqualTo(SageMakerKind.MODEL_PACKAGE);
        assertThat(arn.account().value()).isEqualTo("111122223333");
        assertThat(arn.region().id()).isEqualTo("us-east-1");
        assertThat(arn.name()).isEqualTo("support-bot");
        assertThat(arn.version()).contains("7");
        assertThat(arn.resource()).isEqualTo("support-bot/7");
        assertThat(new SageMakerArn(PLACE + "model/support-bot").version()).isEmpty();
        assertThat(arn).hasToString(PLACE + "model-package/support-bot/7");
    }

    @Test
    public void thereAreThreeKindsInThreePartitions() {
        for (String valid : List.of(
                PLACE + "model/support-bot",
                PLACE + "model/b",
                PLACE + "model-package/support-bot",
                PLACE + "training-job/huggingface-pytorch-training-2026-01-31-12-00-00-000",
                PLACE + "model/" + "a".repeat(63),
                PLACE + "model/a--b",
                "arn:aws-cn:sagemaker:cn-northwest-1:111122223333:model/support-bot",
                "arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:training-job/support-bot")) {
            assertThat(new SageMakerArn(valid).value()).isEqualTo(valid);
        }
    }

    @Test
    public void anythingElseIsRefusedWithTheRuleAndAnExample() {
        for (String invalid : List.of(
                "",
                "arn:",
                "support-bot",
                PLACE + "endpoint/support-bot",
                PLACE + "model-package-group/support-bot",
                PLACE + "hub-content/hub/Model/llama/1.0.0",
                PLACE + "model/",
                PLACE + "model/-bot",
                PLACE + "model/bot-",
                PLACE + "model/a/1",
                PLACE + "training-job/a/1",
                PLACE + "model-package/a/0",
                PLACE + "model-package/a/01",
                PLACE + "model-package/a/1/2",
                PLACE + "model-package/a/1234567890",
                PLACE + "model/" + "a".repeat(64),
                PLACE + "model/*",
                PLACE + "model/a\n",
                PLACE + "model/a b",
                PLACE + "model/a\"},\"x\":{\"",
                PLACE + "model/ä",
                PLACE + "MODEL/a",
                " " + PLACE + "model/a",
                "ARN:aws:sagemaker:us-east-1:111122223333:model/a",
                "arn:aws:sagemaker:us-east-1:1111222233:model/a",
                "arn:aws:sagemaker::111122223333:model/a",
                "arn:aws:sagemaker:us-east-1.example.org:111122223333:model/a",
                "arn:aws:sagemaker:cn-north-1:111122223333:model/a",
                "arn:aws-cn:sagemaker:us-east-1:111122223333:model/a",
                "arn:aws-iso:sagemaker:us-iso-east-1:111122223333:model/a",
                "arn:aws:s3:::research-models/support-bot")) {
            assertThatThrownBy(() -> new SageMakerArn(invalid))
                    .as(invalid)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not the ARN of a SageMaker model, model package or training job")
                    .hasMessageEndingWith(
                            "for example arn:aws:sagemaker:us-east-1:111122223333:model-package/support-bot/7.");
        }
    }

    @Test
    public void aRegionThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new SageMakerArn("arn:aws:sagemaker:---------:111122223333:model/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an AWS Region");
    }

    @Test
    public void whatIsRefusedIsShownShortAndOnOneLine() {
        assertThatThrownBy(() -> new SageMakerArn("arn:\u001b[31m\nforged" + "x".repeat(100_000)))
                .hasMessageStartingWith("'arn:\uFFFD[31m\uFFFDforgedxxx")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(700));
    }

    @Test
    public void whatBeginsAsAnArnIsMeantAsOne() {
        assertThat(SageMakerArn.isMeantBy("arn:x")).isTrue();
        assertThat(SageMakerArn.isMeantBy("s3://research-models/arn:x/")).isFalse();
    }
}
