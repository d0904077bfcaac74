package io.jenkins.plugins.bedrock.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.bedrock.credentials.AwsRoleCredentials;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;

/** Configurations for tests. */
final class Sample {

    static final String BUCKET = Accounts.BUCKET;
    static final String MODEL = "s3://" + BUCKET + "/support-bot/v7/";

    private Sample() {}

    /** With all that is needed and nothing else. */
    static ModelEnvironment environment(String name, String account, String... promotesFrom) {
        ModelEnvironment environment = new ModelEnvironment(
                name, account, "us-east-1", "hosting-" + account, "arn:aws:iam::" + account + ":role/BedrockImport");
        environment.setPromotesFrom(List.of(promotesFrom));
        return environment;
    }

    static ModelEnvironment dev() {
        return environment("dev", Accounts.DEV);
    }

    static ModelEnvironment validation() {
        return environment("validation", Accounts.VALIDATION, "dev");
    }

    static ModelEnvironment prod() {
        return environment("prod", Accounts.PROD, "validation");
    }

    /** With a value in every field, none of which is the default. */
    static ModelEnvironment full() {
        ModelEnvironment environment = new ModelEnvironment(
                "prod",
                Accounts.PROD,
                "us-west-2",
                "hosting-prod",
                "arn:aws:iam::" + Accounts.PROD + ":role/bedrock-model-import/support-bot");
        environment.setImportRoleBoundary(Accounts.boundary(Accounts.PROD));
        environment.setImportRoleTrustNamesJobs(false);
        environment.setPromotesFrom(List.of("dev", "validation"));
        environment.setPromotesFromRule("any");
        environment.setDigestStrength("SHA256");
        environment.setSoak("24h");
        environment.setHold("Release freeze until Monday");
        environment.setKmsKey("alias/imported-models");
        environment.setVpc(new EnvironmentVpc(List.of("subnet-1", "subnet-2"), List.of("sg-1")));
        environment.setTags(
                List.of(new EnvironmentTag("cost-center", "42"), new EnvironmentTag("team", "support bots")));
        environment.setModelQuota(7);
        environment.setTest(test());
        environment.setPublishTo("/models/{name}");
        environment.setAllowedJobs(List.of("promotions/**", "team-a/deploy, nightly"));
        return environment;
    }

    static OwnTest test() {
        OwnTest test = new OwnTest();
        test.setFormat("CHAT");
        test.setPrompt("Say hello.\nIn one word.");
        test.setMaxTokens(16);
        test.setExpected("(?i)hello");
        test.setPatienceMinutes(25);
        return test;
    }

    /** Opens its bucket to these environments. */
    static ModelSource source(String... environments) {
        ModelSource source = new ModelSource("research", Accounts.RESEARCH, "us-east-1");
        source.setPrefixes(List.of(new SourcePrefix("s3://" + BUCKET + "/", List.of(environments))));
        return source;
    }

    /** Another account's, of which no role is given. */
    static ModelSource otherSource(String... environments) {
        ModelSource source = new ModelSource("partner", "121212121212", "us-east-1");
        source.setPrefixes(List.of(new SourcePrefix("s3://partner-models/", List.of(environments))));
        return source;
    }

    /** With a value in every field, none of which is the default. */
    static ModelSource fullSource() {
        ModelSource source = new ModelSource("research", Accounts.RESEARCH, "us-west-2");
        source.setCredentialsId("research");
        source.setPolicyManagedBy("plugin");
        source.setPrefixes(List.of(
                new SourcePrefix("s3://" + BUCKET + "/support-bot/", List.of("dev", "team-a/sandbox")),
                new SourcePrefix("s3://" + BUCKET + "/search/", List.of("dev"))));
        source.setKeyArns(List.of(key("1"), key("2")));
        source.setDecryptThroughS3Only(false);
        return source;
    }

    static String key(String id) {
        return "arn:aws:kms:us-west-2:" + Accounts.RESEARCH + ":key/" + id;
    }

    /** A role of an account, assumed with the controller's credentials. */
    static AwsRoleCredentials role(String id, String account, String name) {
        return new AwsRoleCredentials(CredentialsScope.GLOBAL, id, "", "arn:aws:iam::" + account + ":role/" + name);
    }

    static void storeGlobally(Credentials... credentials) throws Exception {
        store(CredentialsProvider.lookupStores(Jenkins.get()), Jenkins.get(), credentials);
    }

    static void store(AbstractFolder<?> folder, Credentials... credentials) throws Exception {
        store(CredentialsProvider.lookupStores(folder), folder, credentials);
    }

    private static void store(Iterable<CredentialsStore> stores, Object context, Credentials... credentials)
            throws Exception {
        CredentialsStore own = StreamSupport.stream(stores.spliterator(), false)
                .filter(store -> store.getContext() == context)
                .findFirst()
                .orElseThrow();
        for (Credentials one : Arrays.asList(credentials)) {
            own.addCredentials(Domain.global(), one);
        }
    }

    /** Removes everything that a test may have configured. */
    static void clear() throws Exception {
        for (TopLevelItem item : new ArrayList<>(Jenkins.get().getItems())) {
            item.delete();
        }
        SystemCredentialsProvider.getInstance()
                .setDomainCredentialsMap(Map.of(Domain.global(), new ArrayList<>(List.of())));
        BedrockConfiguration configuration = BedrockConfiguration.get();
        configuration.setSources(List.of());
        configuration.setEnvironments(List.of());
        configuration.setControllerCredentials(List.of());
        configuration.setSupportMatrix(null);
    }
}
