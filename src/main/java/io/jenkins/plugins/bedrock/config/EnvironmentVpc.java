package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.importing.VpcConfiguration;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The network of the hosting account in which import jobs read the model. */
public final class EnvironmentVpc implements Describable<EnvironmentVpc> {

    private final List<String> subnetIds;
    private final List<String> securityGroupIds;

    @DataBoundConstructor
    public EnvironmentVpc(List<String> subnetIds, List<String> securityGroupIds) {
        this.subnetIds = TextList.ofNames(subnetIds);
        this.securityGroupIds = TextList.ofNames(securityGroupIds);
    }

    @NonNull
    public List<String> getSubnetIds() {
        return TextList.saved(subnetIds);
    }

    @NonNull
    public List<String> getSecurityGroupIds() {
        return TextList.saved(securityGroupIds);
    }

    VpcConfiguration toEngine() {
        return new VpcConfiguration(getSubnetIds(), getSecurityGroupIds());
    }

    @Extension
    @Symbol("environmentVpc")
    public static final class DescriptorImpl extends Descriptor<EnvironmentVpc> {

        private static final List<String> ANY_SUBNET = List.of("subnet-0a1b2c3d");
        private static final List<String> ANY_GROUP = List.of("sg-0a1b2c3d");

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EnvironmentVpc_DisplayName();
        }

        /** For the text field. */
        public String names(@CheckForNull List<String> list) {
            return TextList.names(list);
        }

        /** Checks number and form of the subnets. */
        @RequirePOST
        public FormValidation doCheckSubnetIds(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).check(() -> new VpcConfiguration(TextList.ofNames(value), ANY_GROUP));
        }

        /** Checks number and form of the security groups. */
        @RequirePOST
        public FormValidation doCheckSecurityGroupIds(
                @AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
            return new FormContext(item).check(() -> new VpcConfiguration(ANY_SUBNET, TextList.ofNames(value)));
        }
    }
}
