package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.ArrayList;
import java.util.List;

/** Whether there is one chat template, and only one, where chats make sense. */
final class ChatTemplateCheck implements Check {

    private static final String MEMBER = "chat_template";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        List<String> sources = sources(checkpoint);
        boolean hasChats =
                checkpoint.family(request.matrix()).filter(ModelFamily::chats).isPresent();
        if (sources.isEmpty() && hasChats && isWhole(checkpoint)) {
            findings.add(
                    FindingCode.CHAT_TEMPLATE_MISSING,
                    Checkpoint.TOKENIZER_CONFIG,
                    "There is no chat template, neither in it nor in a file of its own.",
                    "Add the template with which the model was trained as chat_template.jinja, unless it is meant for"
                            + " plain completion only.");
        }
        if (sources.size() > 1) {
            findings.add(
                    FindingCode.CHAT_TEMPLATE_TWICE,
                    sources.get(0),
                    "There are chat templates in " + String.join(" and ", sources) + ".",
                    "Keep the one with which the model was trained, and remove the others.");
        }
        usable(checkpoint, findings);
    }

    /** Where a default template lies, the one first that wins. */
    private static List<String> sources(Checkpoint checkpoint) {
        List<String> sources = new ArrayList<>();
        if (checkpoint.has(Checkpoint.CHAT_TEMPLATE_FILE)) {
            sources.add(Checkpoint.CHAT_TEMPLATE_FILE);
        }
        if (checkpoint.has(Checkpoint.CHAT_TEMPLATE)) {
            sources.add(Checkpoint.CHAT_TEMPLATE);
        }
        if (hasMember(checkpoint)) {
            sources.add(Checkpoint.TOKENIZER_CONFIG);
        }
        return sources;
    }

    private static boolean hasMember(Checkpoint checkpoint) {
        return checkpoint
                .tokenizerConfig()
                .content()
                .filter(config -> config.hasNonNull(MEMBER))
                .isPresent();
    }

    /** Whether a template that was not seen is not there; templates by name are no default, but meant for chats. */
    private static boolean isWhole(Checkpoint checkpoint) {
        return checkpoint.tokenizerConfig().is(ReadFile.State.READ)
                && checkpoint.manifest().objects().stream()
                        .map(ModelObject::relativeKey)
                        .noneMatch(key -> key.startsWith(Checkpoint.CHAT_TEMPLATE_FOLDER));
    }

    private static void usable(Checkpoint checkpoint, Findings findings) {
        checkpoint
                .manifest()
                .object(Checkpoint.CHAT_TEMPLATE_FILE)
                .filter(object -> object.size() == 0)
                .ifPresent(object -> notUsable(object.relativeKey(), "It has 0 bytes.", findings));
        if (checkpoint.chatTemplate().is(ReadFile.State.NOT_USABLE)) {
            notUsable(Checkpoint.CHAT_TEMPLATE, checkpoint.chatTemplate().problem(), findings);
        }
        checkpoint
                .chatTemplate()
                .content()
                .filter(content -> !isTemplate(content.path(MEMBER)))
                .ifPresent(content ->
                        notUsable(Checkpoint.CHAT_TEMPLATE, "Its member chat_template is not a template.", findings));
        checkpoint
                .tokenizerConfig()
                .content()
                .filter(content -> content.hasNonNull(MEMBER) && !isTemplate(content.path(MEMBER)))
                .ifPresent(content -> notUsable(
                        Checkpoint.TOKENIZER_CONFIG, "Its member chat_template is not a template.", findings));
    }

    /** A text, or several by name. */
    private static boolean isTemplate(JsonNode template) {
        if (template.isTextual()) {
            return !template.textValue().isBlank();
        }
        boolean named = template.isArray() || template.isObject();
        for (JsonNode entry : template) {
            named &= template.isObject()
                    ? entry.isTextual()
                    : entry.path("name").isTextual() && entry.path("template").isTextual();
        }
        return named && !template.isEmpty();
    }

    private static void notUsable(String where, String what, Findings findings) {
        findings.add(
                FindingCode.CHAT_TEMPLATE_NOT_USABLE,
                where,
                what,
                "Write the template with which the model was trained, or remove it if the model is meant for plain"
                        + " completion only.");
    }
}
