package io.jenkins.plugins.bedrock.credentials;

import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.time.ExecutorScheduler;
import jenkins.util.Timer;
import org.junit.rules.ExternalResource;

/** An embedded AWS that Jenkins takes for AWS, time included; to be started before Jenkins. */
public final class LoopbackAws extends ExternalResource {

    static final String HOSTING = "444455556666";
    static final AwsRegion REGION = new AwsRegion("us-east-1");
    static final SessionName SESSION = SessionName.ofBuild("promote", 1);

    private static final String JENKINS = "222233334444";
    private static final String KEY_ID = "aws.accessKeyId";
    private static final String KEY_SECRET = "aws.secretAccessKey";

    private EmbeddedAws aws;
    private EmbeddedUser jenkins;

    @Override
    protected void before() {
        aws = EmbeddedAws.start();
        jenkins = aws.account(JENKINS).user("jenkins").allowing("sts:AssumeRole", "*");
        System.setProperty(AwsConnection.ENDPOINT, aws.endpoint().toString());
        AwsConnection.useClock(aws.clock());
    }

    @Override
    protected void after() {
        forgetController();
        System.clearProperty(AwsConnection.ENDPOINT);
        AwsConnection.useClock(new ExecutorScheduler(Timer.get()));
        aws.close();
    }

    EmbeddedAws aws() {
        return aws;
    }

    /** The user whose access key the tests store, or give to the controller. */
    EmbeddedUser jenkins() {
        return jenkins;
    }

    /** A role of the hosting account that trusts the user. */
    EmbeddedRole role(String name) {
        return aws.account(HOSTING).role(name).trusting(jenkins.arn());
    }

    /** Makes the user's access key what the SDK's default chain finds first. */
    void giveControllerTheKey() {
        System.setProperty(KEY_ID, jenkins.credentials().accessKeyId());
        System.setProperty(KEY_SECRET, jenkins.credentials().secretAccessKey());
    }

    void forgetController() {
        System.clearProperty(KEY_ID);
        System.clearProperty(KEY_SECRET);
    }

    /** The access to the hosting account. */
    static AccountAccess hosting(AwsRoles roles, String credentialsId) {
        return roles.access("dev", new AccountId(HOSTING), REGION, credentialsId, SESSION);
    }

    /** Who calls arrive as. */
    static String callerOf(AccountAccess access) {
        return AwsConnection.get().clients().account(access).requireExpectedAccount();
    }
}
