package io.jenkins.plugins.bedrock.embeddedaws.ssm;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** Parameters as SSM keeps them. */
public class ParametersTest {

    private final EmbeddedAws aws = EmbeddedAws.start();
    private final EmbeddedAccount account = aws.account("111122223333");
    private final SsmClient ssm = client(account.administrator().provider());

    @After
    public void stop() {
        aws.close();
    }

    @Test
    public void aParameterSaysWhatWasWrittenLast() {
        put("/models/bot", "first", false);

        PutParameterResponse second = put("/models/bot", "second", true);

        Parameter read = ssm.getParameter(get -> get.name("/models/bot")).parameter();
        assertThat(read.value()).isEqualTo("second");
        assertThat(read.type()).isEqualTo(ParameterType.STRING);
        assertThat(read.version()).isEqualTo(2).isEqualTo(second.version());
        assertThat(read.arn()).isEqualTo("arn:aws:ssm:us-east-1:111122223333:parameter/models/bot");
        assertThat(read.lastModifiedDate()).isNotNull();
        assertThat(account.parameters("us-east-1").history("/models/bot")).containsExactly("first", "second");
    }

    @Test
    public void whatIsNotThereIsNotFound() {
        assertRefused(() -> ssm.getParameter(get -> get.name("/models/bot")), 400, "ParameterNotFound");
    }

    @Test
    public void nothingIsOverwrittenUnasked() {
        put("/models/bot", "first", false);

        assertRefused(() -> put("/models/bot", "second", false), 400, "ParameterAlreadyExists");
    }

    @Test
    public void theTypeOfAParameterStays() {
        account.parameters("us-east-1").with("/models/bot", "SecureString", "ciphertext");

        assertRefused(() -> put("/models/bot", "text", true), 400, "HierarchyTypeMismatchException");
    }

    @Test
    public void namesAreThoseThatSsmTakes() {
        for (String wrong : List.of("models/bot", "/models/", "/a b", "/aws/bot", "ssmbot")) {
            assertRefused(() -> put(wrong, "text", true), 400, "ValidationException");
        }
        assertRefused(() -> put("/a".repeat(16), "text", true), 400, "HierarchyLevelLimitExceededException");
        assertRefused(() -> put("/" + "a".repeat(1_000), "text", true), 400, "ValidationException");
        assertRefused(() -> put("/models/bot", "x".repeat(4_097), true), 400, "ValidationException");
    }

    @Test
    public void parametersAreOfOneAccountAndRegion() {
        put("/models/bot", "text", true);

        assertThat(aws.account("444455556666").parameters("us-east-1").history("/models/bot"))
                .isEmpty();
        assertThat(account.parameters("us-west-2").history("/models/bot")).isEmpty();
    }

    @Test
    public void policiesNameParametersByTheirArn() {
        AwsCredentialsProvider reader =
                account.user("reader").inline("reads", """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ssm:GetParameter",
                         "Resource": "arn:aws:ssm:us-east-1:111122223333:parameter/models/*"}]}""").provider();
        put("/models/bot", "text", true);
        put("/others", "text", true);

        assertThat(client(reader)
                        .getParameter(get -> get.name("/models/bot"))
                        .parameter()
                        .value())
                .isEqualTo("text");
        assertRefused(() -> client(reader).getParameter(get -> get.name("/others")), 400, "AccessDeniedException")
                .contains("ssm:GetParameter", "parameter/others");
        assertRefused(
                () -> client(reader)
                        .putParameter(put -> put.name("/models/bot").value("x").overwrite(true)),
                400,
                "AccessDeniedException");
    }

    private PutParameterResponse put(String name, String value, boolean overwrite) {
        return ssm.putParameter(
                put -> put.name(name).value(value).type(ParameterType.STRING).overwrite(overwrite));
    }

    private SsmClient client(AwsCredentialsProvider as) {
        return aws.clients().ssm(as, "us-east-1");
    }
}
