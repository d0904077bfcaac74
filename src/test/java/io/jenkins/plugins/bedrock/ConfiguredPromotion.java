package io.jenkins.plugins.bedrock;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.config.ModelSource;
import io.jenkins.plugins.bedrock.config.OwnTest;
import io.jenkins.plugins.bedrock.config.SourcePrefix;
import io.jenkins.plugins.bedrock.credentials.AccessKey;
import io.jenkins.plugins.bedrock.credentials.AwsRoleCredentials;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.util.List;

/** A Jenkins in which an administrator has set up a source and three environments of the test accounts. */
public final class ConfiguredPromotion {

    public static final String KEY = "jenkins-key";

    private ConfiguredPromotion() {}

    /** Configures the Jenkins of this process, with the access key that it was given. */
    public static void configure(String keyId, String secret) throws Exception {
        List<Credentials> store = SystemCredentialsProvider.getInstance().getCredentials();
        store.clear();
        store.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, KEY, "", keyId, secret));
        store.add(role("research", Accounts.RESEARCH, "source"));
        store.add(role("dev", Accounts.DEV, "hosting"));
        store.add(role("validation", Accounts.VALIDATION, "hosting"));
        store.add(role("prod", Accounts.PROD, "hosting"));
        SystemCredentialsProvider.getInstance().save();
        BedrockConfiguration configuration = BedrockConfiguration.get();
        configuration.setSources(List.of(source()));
        configuration.setEnvironments(List.of(
                environment("dev", Accounts.DEV, List.of()),
                environment("validation", Accounts.VALIDATION, List.of("dev")),
                environment("prod", Accounts.PROD, List.of("validation"))));
    }

    /** The source's role may look at SageMaker from now on. */
    public static void letSourceLookAtSageMaker() throws Exception {
        List<Credentials> store = SystemCredentialsProvider.getInstance().getCredentials();
        store.removeIf(
                one -> one instanceof AwsRoleCredentials role && role.getId().equals("research"));
        store.add(role("research", Accounts.RESEARCH, "source-that-looks-at-sagemaker"));
        SystemCredentialsProvider.getInstance().save();
    }

    /** A role of an account, assumed with that key. */
    public static AwsRoleCredentials role(String id, String account, String name) {
        AwsRoleCredentials role =
                new AwsRoleCredentials(CredentialsScope.GLOBAL, id, "", "arn:aws:iam::" + account + ":role/" + name);
        role.setAssumedWith(new AccessKey(KEY));
        return role;
    }

    /** The research team's bucket, whose policies are changed by the plugin. */
    public static ModelSource source() {
        ModelSource source = new ModelSource("research", Accounts.RESEARCH, Accounts.REGION.id());
        source.setCredentialsId("research");
        source.setPolicyManagedBy("plugin");
        source.setPrefixes(
                List.of(new SourcePrefix("s3://" + Accounts.BUCKET + "/", List.of("dev", "validation", "prod"))));
        return source;
    }

    /** An environment that asks a question of its own. */
    public static ModelEnvironment environment(String name, String account, List<String> promotesFrom) {
        ModelEnvironment environment = new ModelEnvironment(
                name, account, Accounts.REGION.id(), name, "arn:aws:iam::" + account + ":role/BedrockImport");
        environment.setPromotesFrom(promotesFrom);
        OwnTest test = new OwnTest();
        test.setPrompt("Where is my parcel?");
        test.setExpected("parcel");
        environment.setTest(test);
        return environment;
    }
}
