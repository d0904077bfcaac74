package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.SimpleParameterDefinition;
import io.jenkins.plugins.bedrock.parameters.AcceptedModelParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.ParameterizedJobMixIn;

/** Starts a job for a model, with the parameters that say which. */
final class NewModelStart {

    private static final String DIGEST = "_DIGEST";

    private final Job<?, ?> job;
    private final String parameter;

    NewModelStart(@NonNull Job<?, ?> job, @NonNull String parameter) {
        this.job = job;
        this.parameter = parameter;
    }

    /**
     * Refuses a job that would not learn which model it was started for: Jenkins drops values of parameters that a job has
     * not defined.
     *
     * @throws IllegalArgumentException saying what to do
     */
    void requireParameter() {
        if (!(definition(parameter) instanceof SimpleParameterDefinition)) {
            throw new IllegalArgumentException(Messages.NewModelStart_NoParameter(parameter));
        }
    }

    /**
     * What the job is given for a model: all its parameters, since Jenkins fills in no defaults beside others.
     *
     * @throws IllegalArgumentException if the parameter does not take this model
     */
    @NonNull
    List<ParameterValue> values(@NonNull FoundModel model) {
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition definition : definitions()) {
            value(definition, model).ifPresent(values::add);
        }
        return values;
    }

    /** Puts the job into the queue; says what came of that. */
    @NonNull
    String start(@NonNull FoundModel model, @NonNull List<ParameterValue> values) {
        Object queued = ParameterizedJobMixIn.scheduleBuild2(
                job, -1, new CauseAction(new NewModelCause(model)), new ParametersAction(values));
        return queued == null
                ? Messages.NewModelStart_Refused(model.model())
                : Messages.NewModelStart_Started(model.model());
    }

    private Optional<ParameterValue> value(ParameterDefinition definition, FoundModel model) {
        if (definition instanceof SimpleParameterDefinition simple) {
            if (definition.getName().equals(parameter)) {
                return Optional.of(simple.createValue(meant(simple, model)));
            }
            if (definition.getName().equals(parameter + DIGEST)
                    && model.digest().isPresent()) {
                return Optional.of(simple.createValue(model.digest().get()));
            }
        }
        return Optional.ofNullable(definition.getDefaultParameterValue());
    }

    /** At a place may lie what was accepted later: a parameter that takes digests is told the model itself. */
    private static String meant(SimpleParameterDefinition definition, FoundModel model) {
        return definition instanceof AcceptedModelParameterDefinition
                ? model.digest().orElse(model.model())
                : model.model();
    }

    private ParameterDefinition definition(String name) {
        return definitions().stream()
                .filter(definition -> definition.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<ParameterDefinition> definitions() {
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        return property == null ? List.of() : property.getParameterDefinitions();
    }
}
