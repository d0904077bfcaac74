package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.aws.ParameterName;

/**
 * Where an environment says which model is current: the name of an SSM parameter, in which {@value #NAME} stands for what
 * people call the model, and {@value #SOURCE} for the source it comes from.
 *
 * <p>Without them all models of the environment share one parameter, which then says what was promoted last. A model's
 * name is what the build says it is, so only the source keeps teams apart.
 *
 * @param template for example {@code /models/{source}/{name}}
 * @throws IllegalArgumentException if it could become no name that SSM takes
 */
public record PublicationTarget(String template) {

    /** What stands for the model's name. */
    public static final String NAME = "{name}";

    /** What stands for the name of the model's source. */
    public static final String SOURCE = "{source}";

    private static final String SOME = "m";

    public PublicationTarget {
        new ParameterName(template == null ? "" : template.replace(SOURCE, SOME).replace(NAME, SOME));
    }

    /**
     * The parameter of a model.
     *
     * @param source the name of the source it comes from
     * @param modelName what people call it
     * @throws IllegalArgumentException if SSM takes no parameter of that name
     */
    public ParameterName parameterOf(String source, String modelName) {
        return new ParameterName(with(NAME, modelName, with(SOURCE, source, template)));
    }

    /** Whether the parameter depends on what people call the model. */
    public boolean asksName() {
        return template.contains(NAME);
    }

    /** Whether the parameter depends on where the model comes from. */
    public boolean asksSource() {
        return template.contains(SOURCE);
    }

    private String with(String place, String value, String text) {
        if (template.contains(place) && value.contains("/")) {
            throw new IllegalArgumentException("'" + value + "' cannot stand for " + place + " in " + template
                    + ": a slash would begin another level.");
        }
        return text.replace(place, value);
    }

    /** Whether two models, by what people call them, have one parameter. */
    boolean isShared(String modelName, String other) {
        return !asksName() || modelName.equals(other);
    }

    @Override
    public String toString() {
        return template;
    }
}
