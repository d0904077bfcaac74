package io.jenkins.plugins.bedrock.builders;

import hudson.tasks.Builder;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import java.util.List;

/** Build steps of the tests. */
final class Twins {

    private Twins() {}

    static List<Builder> promotionTo(String environment) {
        return List.of(start(environment), new AwaitImportBuilder(environment), test(environment));
    }

    static ImportBedrockModelBuilder start(String environment) {
        return new ImportBedrockModelBuilder(JenkinsWorld.MODEL, environment);
    }

    static TestImportedModelBuilder test(String environment) {
        return new TestImportedModelBuilder(JenkinsWorld.MODEL, environment);
    }

    /** One of each, with all its parameters. */
    static List<Builder> filledIn() {
        InspectModelBuilder inspect = new InspectModelBuilder(JenkinsWorld.MODEL, "dev");
        inspect.setName("bot");
        inspect.setFailOn("never");
        inspect.setAccept("CUSTOM_CODE, QUANTIZED");
        inspect.setHash(true);
        GrantModelAccessBuilder grant = new GrantModelAccessBuilder(JenkinsWorld.MODEL, "dev");
        grant.setName("bot");
        grant.setExpiresAfter("24h");
        grant.setDryRun(true);
        ImportBedrockModelBuilder start = start("dev");
        start.setName("bot");
        start.setDigest("sha256:12");
        start.setAccept("CUSTOM_CODE");
        AwaitImportBuilder await = new AwaitImportBuilder("dev");
        await.setName("bot");
        await.setModel(JenkinsWorld.MODEL);
        await.setJob("dev-bot-1");
        await.setAtMost("2h");
        TestImportedModelBuilder test = test("dev");
        test.setName("bot");
        test.setPrompt("Hello?");
        test.setFormat("chat");
        test.setMaxTokens(12);
        test.setBody("{\"prompt\": \"Hello?\"}");
        test.setExpected("[Hh]ello$");
        test.setPatience("5m");
        RevokeModelAccessBuilder revoke = new RevokeModelAccessBuilder(JenkinsWorld.MODEL, "dev");
        revoke.setName("bot");
        DeleteImportedModelBuilder delete = new DeleteImportedModelBuilder("dev");
        delete.setName("bot");
        delete.setModel(JenkinsWorld.MODEL);
        delete.setImportedModel("dev-bot-1");
        delete.setDigest("sha256:" + "0".repeat(64));
        delete.setOlderThan("30d");
        delete.setKeep(3);
        delete.setForce(true);
        delete.setDryRun(true);
        return List.of(inspect, grant, start, await, test, revoke, delete);
    }

    /** One of each with what it cannot do without; a form always says how a question is put. */
    static List<Builder> bare() {
        TestImportedModelBuilder test = test("dev");
        test.setFormat("completion");
        return List.of(
                new InspectModelBuilder(JenkinsWorld.MODEL, "dev"),
                new GrantModelAccessBuilder(JenkinsWorld.MODEL, "dev"),
                start("dev"),
                new AwaitImportBuilder("dev"),
                test,
                new RevokeModelAccessBuilder(JenkinsWorld.MODEL, "dev"),
                new DeleteImportedModelBuilder("dev"));
    }

    /** Of a whole build, with all its parameters. */
    static WithModelAccessWrapper access() {
        WithModelAccessWrapper access = access("dev");
        access.setName("bot");
        access.setExpiresAfter("24h");
        return access;
    }

    static WithModelAccessWrapper access(String environment) {
        return new WithModelAccessWrapper(JenkinsWorld.MODEL, environment);
    }
}
