package io.jenkins.plugins.bedrock.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The embedded AWS as a process of its own, with the accounts of the demo. Says on its first line where it is and with
 * which keys to call it, and ends when its standard input does.
 *
 * <p>Its time runs faster than real time by the factor that is its first argument; imports take as long as the second says.
 */
public final class EmbeddedAwsServer {

    private EmbeddedAwsServer() {}

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedAws aws = EmbeddedAws.start(VirtualClock.running(Double.parseDouble(arguments[0])))) {
            Accounts accounts = new Accounts(aws);
            EmbeddedKey key = accounts.research.key("models", Accounts.REGION.id());
            accounts.bucket.encryption(ObjectEncryption.kms(key.arn(), true));
            aws.bedrock().settings().importsTake(Duration.parse(arguments[1])).coldFor(1);

            ObjectNode address = new ObjectMapper().createObjectNode();
            address.put("endpoint", aws.endpoint().toString());
            put(address.putObject("jenkins"), accounts.jenkins);
            put(address.putObject("research"), accounts.research.administrator());
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(address);

            waitForTheEndOfInput();
        }
    }

    private static void put(ObjectNode keys, EmbeddedUser user) {
        AwsBasicCredentials credentials = user.credentials();
        keys.put("id", credentials.accessKeyId()).put("secret", credentials.secretAccessKey());
    }

    private static void waitForTheEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Whatever comes means that the other process is still there.
        }
    }
}
