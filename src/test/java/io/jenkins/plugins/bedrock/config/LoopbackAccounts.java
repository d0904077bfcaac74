package io.jenkins.plugins.bedrock.config;

import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.engine.Accounts;
import org.junit.rules.ExternalResource;

/**
 * The accounts of the engine's tests, in an embedded AWS that Jenkins takes for AWS; to be started before Jenkins. The
 * controller's own credentials are a user's who may assume the roles.
 */
final class LoopbackAccounts extends ExternalResource {

    private static final String KEY_ID = "aws.accessKeyId";
    private static final String KEY_SECRET = "aws.secretAccessKey";

    private EmbeddedAws aws;
    private Accounts accounts;

    @Override
    protected void before() {
        aws = EmbeddedAws.start();
        accounts = new Accounts(aws);
        System.setProperty(AwsConnection.ENDPOINT, aws.endpoint().toString());
        System.setProperty(KEY_ID, accounts.jenkins.credentials().accessKeyId());
        System.setProperty(KEY_SECRET, accounts.jenkins.credentials().secretAccessKey());
    }

    @Override
    protected void after() {
        System.clearProperty(KEY_ID);
        System.clearProperty(KEY_SECRET);
        System.clearProperty(AwsConnection.ENDPOINT);
        aws.close();
    }

    EmbeddedAws aws() {
        return aws;
    }

    Accounts accounts() {
        return accounts;
    }
}
