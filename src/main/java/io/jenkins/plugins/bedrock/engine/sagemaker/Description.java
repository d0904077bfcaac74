package io.jenkins.plugins.bedrock.engine.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.StrangersText;
import io.jenkins.plugins.bedrock.engine.model.StrictJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What SageMaker says of something, or a part of that. A member that is not there and one that is null are the same; one of
 * another type than SageMaker's API model has is a problem.
 *
 * @param of what is described
 */
record Description(SageMakerArn of, JsonNode json) {

    /** The longest text that is read here is a URI. */
    private static final int LONGEST_URI = 1024;

    static Description parse(SageMakerArn of, byte[] answer) {
        try {
            return new Description(of, new StrictJson().read(answer)).requireObject("");
        } catch (IOException e) {
            throw new ModelProblem(
                    "What SageMaker answered about " + of.label() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    Optional<String> text(String member) {
        return member(member).map(node -> {
            if (!node.isTextual()) {
                throw unexpected(member, "a text");
            }
            return shown(node.textValue());
        });
    }

    Optional<Description> part(String member) {
        return member(member).map(node -> new Description(of, node).requireObject(member));
    }

    /** Empty if it is not there. */
    List<Description> parts(String member) {
        return member(member)
                .map(node -> {
                    if (!node.isArray()) {
                        throw unexpected(member, "a list");
                    }
                    return StreamSupport.stream(node.spliterator(), false)
                            .map(one -> new Description(of, one).requireObject(member))
                            .toList();
                })
                .orElse(List.of());
    }

    boolean has(String member) {
        return member(member)
                .filter(node -> !node.isEmpty() || node.isValueNode())
                .isPresent();
    }

    /** @param sentence what stands against it, and what to do; follows a name at the beginning of a sentence */
    ModelProblem refusal(String sentence) {
        String label = of.label();
        return new ModelProblem(Character.toUpperCase(label.charAt(0)) + label.substring(1) + " " + sentence);
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(json.get(name)).filter(node -> !node.isNull());
    }

    private Description requireObject(String member) {
        if (!json.isObject()) {
            throw unexpected(member, "an object");
        }
        return this;
    }

    private ModelProblem unexpected(String member, String expected) {
        return new ModelProblem("What SageMaker answered about " + of.label() + " cannot be read: "
                + (member.isEmpty() ? "it" : member) + " is not " + expected + ".");
    }

    /** On one line of a log; a place with anything else in it is none that a model can be imported from. */
    private static String shown(String text) {
        return StrangersText.shown(text, LONGEST_URI);
    }
}
