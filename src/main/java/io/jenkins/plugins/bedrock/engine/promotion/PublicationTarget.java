package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.aws.ParameterName;

/**
 * Where an environment says which model is current: the name of an SSM parameter, in which {@value #NAME} stands for what
 * people call the model.
 *
 * <p>Without it all models of the environment share one parameter, which then says what was promoted last.
 *
 * @param template for example {@code /models/{name}}
 * @throws IllegalArgumentException if it could become no name that SSM takes
 */
public record PublicationTarget(String template) {

    /** What stands for the model's name. */
    public static final String NAME = "{name}";

    private static final String SOME_MODEL = "m";

    public PublicationTarget {
        new ParameterName(template == null ? "" : template.replace(NAME, SOME_MODEL));
    }

    /**
     * The parameter of a model.
     *
     * @param modelName what people call it
     * @throws IllegalArgumentException if SSM takes no parameter of that name
     */
    public ParameterName parameterOf(String modelName) {
        if (template.contains(NAME) && modelName.contains("/")) {
            throw new IllegalArgumentException("'" + modelName + "' cannot stand for " + NAME + " in " + template
                    + ": a slash would begin another level.");
        }
        return new ParameterName(template.replace(NAME, modelName));
    }

    /** Whether two models, by what people call them, have one parameter. */
    boolean isShared(String modelName, String other) {
        return !template.contains(NAME) || modelName.equals(other);
    }

    @Override
    public String toString() {
        return template;
    }
}
