package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import io.jenkins.plugins.bedrock.engine.model.RopeScaling;
import io.jenkins.plugins.bedrock.engine.model.RopeSettings;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix.Llama3RopeScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the rotary embedding will be what {@code config.json} says: if not, answers get worse, and nothing fails. */
final class RopeCheck implements Check {

    private static final String LLAMA3 = "llama3";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint.config().content().ifPresent(config -> {
            config.ropeScaling()
                    .filter(scaling -> scaling.type().equals(LLAMA3))
                    .ifPresent(scaling -> overridden(scaling, request.matrix().llama3RopeScaling(), findings));
            Optional<ModelFamily> family = checkpoint.family(request.matrix());
            if (family.filter(ModelFamily::mrope).isPresent()
                    && sections(config.rope()).isEmpty()) {
                noSections(config, findings);
            }
            if (isLost(config)) {
                newSpelling(config, family, findings);
            }
        });
    }

    private static void overridden(RopeScaling scaling, Llama3RopeScaling bedrock, Findings findings) {
        List<String> differences = new ArrayList<>();
        compare("factor", scaling.factor(), bedrock.factor(), differences);
        compare("low_freq_factor", scaling.lowFrequencyFactor(), bedrock.lowFrequencyFactor(), differences);
        compare("high_freq_factor", scaling.highFrequencyFactor(), bedrock.highFrequencyFactor(), differences);
        compare(
                "original_max_position_embeddings",
                scaling.originalPositionEmbeddings(),
                bedrock.originalPositionEmbeddings(),
                differences);
        if (!differences.isEmpty()) {
            findings.add(
                    FindingCode.ROPE_SCALING_OVERRIDDEN,
                    Checkpoint.CONFIG,
                    "Its llama3 rope scaling is not Bedrock's: " + String.join(", ", differences) + ".",
                    "Test the imported model with long prompts, or train with Bedrock's values.");
        }
    }

    private static void compare(String name, OptionalDouble said, double used, List<String> differences) {
        if (said.isEmpty() || Double.compare(said.getAsDouble(), used) != 0) {
            differences.add(name + " is " + (said.isEmpty() ? "missing" : shown(said.getAsDouble())) + " (Bedrock uses "
                    + shown(used) + ")");
        }
    }

    /** Whether the new spelling says anything that the old one does not. */
    private static boolean isLost(ModelConfig config) {
        RopeSettings written = config.rope5();
        boolean thetaLost = written.theta().isPresent()
                && !written.theta().equals(config.rope().theta());
        boolean scalingLost =
                written.scaling().filter(RopeScaling::isStretching).isPresent()
                        && !written.scaling().equals(config.rope().scaling());
        boolean sectionsLost =
                !sections(written).isEmpty() && !sections(written).equals(sections(config.rope()));
        return thetaLost || scalingLost || sectionsLost;
    }

    private static List<Long> sections(RopeSettings settings) {
        return settings.scaling().map(RopeScaling::mropeSection).orElse(List.of());
    }

    /** The library looks them up in rope_scaling at each call, whatever else is there. */
    private static void noSections(ModelConfig config, Findings findings) {
        List<Long> written = sections(config.rope5());
        findings.add(
                FindingCode.MROPE_SECTION_MISSING,
                Checkpoint.CONFIG,
                "Its rope_scaling has no mrope_section"
                        + (written.isEmpty() ? "." : ", which is in rope_parameters only, where transformers 5 looks."),
                written.isEmpty()
                        ? "Write the rope_scaling of the model that this one was made from, whose type is mrope."
                        : "Write \"rope_scaling\": " + asRopeScaling(written) + ".");
    }

    private static String asRopeScaling(List<Long> sections) {
        return "{\"type\": \"mrope\", \"mrope_section\": " + sections + "}";
    }

    private static void newSpelling(ModelConfig config, Optional<ModelFamily> family, Findings findings) {
        String written = settings(config.rope5().theta(), config.rope5().scaling());
        OptionalDouble theta = config.rope().theta().isPresent() ? config.rope().theta() : theta(family);
        String used = settings(theta, config.rope().scaling());
        findings.add(
                FindingCode.ROPE_IN_NEW_SPELLING,
                Checkpoint.CONFIG,
                "Its rope_parameters say " + written + "; a library that does not read them uses " + used
                        + (written.equals(used) ? ", which happens to be the same" : "") + ".",
                "Write rope_theta at the root, and "
                        + (sections(config.rope5()).isEmpty()
                                ? "what else is in rope_parameters as rope_scaling unless its rope_type is default"
                                : "\"rope_scaling\": " + asRopeScaling(sections(config.rope5())))
                        + "; or save the model again with a version before 5.");
    }

    private static OptionalDouble theta(Optional<ModelFamily> family) {
        return family.stream().mapToDouble(ModelFamily::ropeTheta).findFirst();
    }

    private static String settings(OptionalDouble theta, Optional<RopeScaling> scaling) {
        return (theta.isPresent() ? "rope_theta " + shown(theta.getAsDouble()) : "its default of rope_theta") + " and "
                + scaling.filter(RopeScaling::isStretching)
                        .map(stretching -> "scaling of type " + Shown.value(stretching.type()))
                        .orElse("no scaling")
                + scaling.map(RopeScaling::mropeSection)
                        .filter(sections -> !sections.isEmpty())
                        .map(sections -> " and mrope_section " + sections)
                        .orElse("");
    }

    /** Without the fraction where there is none. */
    private static String shown(double number) {
        return Double.compare(number, Math.rint(number)) == 0 && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
