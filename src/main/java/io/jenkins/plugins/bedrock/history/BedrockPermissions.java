package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;

/** What people may do with models, besides what their builds do; all of it is implied by Overall/Administer only. */
public final class BedrockPermissions {

    public static final PermissionGroup GROUP =
            new PermissionGroup(BedrockPermissions.class, Messages._BedrockPermissions_Group());

    /** To let one model into one environment once, for the job on which it is granted. */
    public static final Permission OVERRIDE = new Permission(
            GROUP, "Override", Messages._BedrockPermissions_Override(), Jenkins.ADMINISTER, PermissionScope.ITEM);

    /** To recall a model; of the whole controller, because a recalled model is refused everywhere. */
    public static final Permission RECALL = new Permission(
            GROUP, "Recall", Messages._BedrockPermissions_Recall(), Jenkins.ADMINISTER, PermissionScope.JENKINS);

    /** To delete imported models from the environments of a job. */
    public static final Permission DELETE = new Permission(
            GROUP, "Delete", Messages._BedrockPermissions_Delete(), Jenkins.ADMINISTER, PermissionScope.ITEM);

    /** To see records whose job is gone, so that no job's permissions say who may. */
    public static final Permission READ_HISTORY = new Permission(
            GROUP,
            "ReadHistory",
            Messages._BedrockPermissions_ReadHistory(),
            Jenkins.ADMINISTER,
            PermissionScope.JENKINS);

    /** To have AWS asked for the imported models of every environment, and to see what came of it, for all jobs. */
    public static final Permission COMPARE = new Permission(
            GROUP, "Compare", Messages._BedrockPermissions_Compare(), Jenkins.ADMINISTER, PermissionScope.JENKINS);

    private BedrockPermissions() {}

    /** Makes the permissions known before configuration is read that names them (JENKINS-17200). */
    @SuppressFBWarnings(
            value = "RV_RETURN_VALUE_IGNORED_NO_SIDE_EFFECT",
            justification = "what matters is that the class was initialized")
    @Initializer(before = InitMilestone.SYSTEM_CONFIG_LOADED)
    @Restricted(DoNotUse.class)
    public static void register() {
        Objects.hash(GROUP, OVERRIDE, RECALL, DELETE, READ_HISTORY, COMPARE);
    }
}
