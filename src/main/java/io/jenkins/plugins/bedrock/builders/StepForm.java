package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Whose form a freestyle twin shows as its own: fields, help, choices and checks. */
final class StepForm {

    private StepForm() {}

    /** The Pipeline step that has the twin's symbol as its name. */
    @NonNull
    static StepDescriptor of(@NonNull Descriptor<?> twin) {
        Set<String> symbols = SymbolLookup.getSymbolValue(twin);
        return symbols.stream()
                .map(StepDescriptor::byFunctionName)
                .filter(step -> step != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no Pipeline step of the name " + symbols + ", whose form " + twin.clazz + " shows."));
    }
}
