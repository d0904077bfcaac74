package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class ModelTestRunTest {

    private final ImportWorld world = new ImportWorld();
    private final List<String> lines = new ArrayList<>();
    private final ModelTest completion = ModelTest.ask(ModelTest.Format.COMPLETION, "Say hello.", 16);
    private String model;

    @Before
    public void importModel() {
        world.imported(world.request());
        model = world.place().models().get(0).arn();
    }

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aCompletionIsAnswered() {
        assertThat(result(completion).answer()).isEqualTo("You said: Say hello.");
    }

    @Test
    public void aChatIsAnswered() {
        assertThat(result(ModelTest.ask(ModelTest.Format.CHAT, "Hello?", 16)).answer())
                .isEqualTo("You said: Hello?");
    }

    @Test
    public void aModelsOwnFormatIsAnswered() {
        assertThat(result(ModelTest.ofBody("{\"prompt\":\"Hi\",\"max_gen_len\":8}"))
                        .answer())
                .isEqualTo("You said: Hi");
    }

    @Test
    public void theAnswerIsComparedWithWhatIsExpected() {
        world.settings().answering(prompt -> "Hello, world.");

        assertThat(result(completion.expecting(Pattern.compile("world"))).isPassed())
                .isTrue();
        assertThat(result(completion.expecting(Pattern.compile("moon"))).isPassed())
                .isFalse();
    }

    @Test
    public void aColdModelIsWaitedFor() {
        world.settings().coldFor(Duration.ofSeconds(90));
        ModelTestRun run = run(completion);

        world.pass(Duration.ofMinutes(2));

        assertThat(done(run).calls()).isEqualTo(6);
        assertThat(lines).hasSize(5).allMatch(line -> line.contains("is not ready"));
    }

    @Test
    public void aModelThatStaysColdIsGivenUp() {
        world.settings().coldFor(1_000);
        ModelTestRun run = run(completion.within(Duration.ofMinutes(1)));

        world.pass(Duration.ofMinutes(5));

        assertThat(world.aws.requests().count("InvokeModel")).isEqualTo(4);
        assertThatThrownBy(run::await).hasMessageContaining("ModelNotReadyException");
    }

    @Test
    public void aTestThatIsCancelledAsksNoMore() {
        world.settings().coldFor(1_000);
        run(completion).cancel();

        world.pass(Duration.ofMinutes(5));

        assertThat(world.aws.requests().count("InvokeModel")).isEqualTo(1);
    }

    @Test
    public void anErrorIsNotWaitedFor() {
        ModelTestRun run = run(ModelTest.ofBody("{\"question\":\"Hi\"}"));

        assertThatThrownBy(run::await).hasMessageContaining("required key [prompt] not found");
    }

    @Test
    public void answersOfAllKnownFormatsAreRead() {
        assertThat(ModelReply.text("{\"outputs\":[{\"text\":\"Bonjour\"}]}".getBytes()))
                .hasValue("Bonjour");
        assertThat(ModelReply.text("{\"generation\":\"Hello\"}".getBytes())).hasValue("Hello");
        assertThat(ModelReply.text("{\"embedding\":[1]}".getBytes())).isEmpty();
        assertThat(ModelReply.text("no JSON".getBytes())).isEmpty();
    }

    @Test
    public void aTestIsAQuestionInJson() {
        assertThatThrownBy(() -> ModelTest.ofBody("hello")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> ModelTest.ofBody("[1]")).hasMessageContaining("a JSON object");
        assertThatThrownBy(() -> ModelTest.ask(ModelTest.Format.CHAT, " ", 1)).hasMessageContaining("needs a prompt");
        assertThatThrownBy(() -> completion.within(Duration.ofSeconds(-1))).hasMessageContaining("zero or more time");
    }

    private ModelTestRun run(ModelTest test) {
        return world.imports.test(world.access(), model, test, lines::add);
    }

    private ModelTestResult result(ModelTest test) {
        return done(run(test));
    }

    private static ModelTestResult done(ModelTestRun run) {
        ModelTestResult result = run.result().toCompletableFuture().getNow(null);
        assertThat(result).as("what the model has answered by now").isNotNull();
        return result;
    }
}
