package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;

/** Regions in forms: those where models can be imported are suggested, and others are taken. */
final class Regions {

    private Regions() {}

    static ComboBoxModel suggestions(@CheckForNull Item item) {
        return new FormContext(item).suggestions(new ComboBoxModel(known().regions()));
    }

    /** A warning only, for AWS adds Regions. */
    static FormValidation checkForImports(AwsRegion region) {
        try {
            known().requireImportRegion(region);
            return FormValidation.ok();
        } catch (ModelProblem e) {
            return FormValidation.warning(e.getMessage());
        }
    }

    private static SupportMatrix known() {
        return BedrockConfiguration.get().matrix();
    }
}
