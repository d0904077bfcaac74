package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.ImportRole;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.ParameterName;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.promotion.PublicationTarget;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Tries what the steps need of a hosting role (docs/permissions.md) as far as that changes nothing: by lists, and by
 * questions after what does not exist.
 *
 * @param account reached as the hosting role
 * @param inspected prefixes at which the hosting role itself looks, because their source gives no role
 * @param inspectedKeys the keys of these sources
 * @param publishTo where it is to be said which model is current; no value for nowhere
 */
public record HostingPermissions(
        AwsAccount account,
        ImportRole importRole,
        List<AllowedPrefix> inspected,
        List<KeyArn> inspectedKeys,
        Optional<PublicationTarget> publishTo) {

    /** IDs in Bedrock are twelve letters or digits at random; nothing has this one. */
    private static final String NOTHING = "000000000000";

    private static final String NO_POLICY = "bedrock-model-import-permission-check";
    private static final String NO_MODEL = NO_POLICY;

    public HostingPermissions {
        inspected = List.copyOf(inspected);
        inspectedKeys = List.copyOf(inspectedKeys);
    }

    /**
     * Makes the calls.
     *
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if the role cannot be assumed
     * @throws io.jenkins.plugins.bedrock.engine.aws.WrongAccountException if it lands in another account
     */
    public List<TriedPermission> tried() {
        account.requireExpectedAccount();
        PermissionProbe probe = new PermissionProbe(account);
        jobs(probe);
        models(probe);
        role(probe);
        inspected.forEach(prefix -> SourcePermissions.look(probe, prefix, inspectedKeys));
        inspectedKeys.forEach(key -> SourcePermissions.describe(probe, key));
        publishTo.ifPresent(target -> parameter(probe, target.parameterOf(NO_MODEL, NO_MODEL)));
        return probe.tried();
    }

    private void jobs(PermissionProbe probe) {
        BedrockClient bedrock = account.bedrock();
        String job = arn("model-import-job/");
        probe.leaveOut("", "bedrock:CreateModelImportJob", "bedrock:TagResource");
        probe.attempt(
                "bedrock:ListModelImportJobs",
                "list import jobs",
                () -> bedrock.listModelImportJobs(r -> r.maxResults(1)));
        probe.attempt(
                "bedrock:GetModelImportJob",
                "ask for an import job",
                () -> bedrock.getModelImportJob(r -> r.jobIdentifier(job)));
        probe.attempt(
                "bedrock:ListTagsForResource on import jobs",
                "read the tags of an import job",
                () -> bedrock.listTagsForResource(r -> r.resourceARN(job)));
    }

    private void models(PermissionProbe probe) {
        BedrockClient bedrock = account.bedrock();
        String model = arn("imported-model/");
        probe.attempt(
                "bedrock:ListImportedModels",
                "list imported models",
                () -> bedrock.listImportedModels(r -> r.maxResults(1)));
        boolean isThere = probe.attempt(
                        "bedrock:GetImportedModel",
                        "ask for an imported model",
                        () -> bedrock.getImportedModel(r -> r.modelIdentifier(model)))
                .isPresent();
        boolean isSeenToBeNone = !isThere && probe.lastWasAllowed();
        probe.attempt(
                "bedrock:ListTagsForResource on imported models",
                "read the tags of an imported model",
                () -> bedrock.listTagsForResource(r -> r.resourceARN(model)));
        if (isSeenToBeNone) {
            probe.attempt(
                    "bedrock:DeleteImportedModel",
                    "delete an imported model that does not exist",
                    () -> bedrock.deleteImportedModel(r -> r.modelIdentifier(model)));
        } else {
            probe.notTried(
                    "bedrock:DeleteImportedModel",
                    "Not tried, because it could not be seen first that nothing would be deleted.");
        }
        probe.attempt(
                "bedrock:InvokeModel",
                "ask an imported model that does not exist",
                () -> account.bedrockRuntime()
                        .invokeModel(r -> r.modelId(model)
                                .contentType("application/json")
                                .body(SdkBytes.fromUtf8String("{\"prompt\": \"\"}"))));
    }

    private void role(PermissionProbe probe) {
        IamClient iam = account.iam();
        String name = importRole.arn().name();
        String on = " on " + name;
        probe.leaveOut(on, "iam:PassRole");
        probe.attempt("iam:GetRole" + on, "look at the role " + name, () -> iam.getRole(r -> r.roleName(name)));
        probe.attempt(
                "iam:ListRolePolicies" + on,
                "list the policies of the role " + name,
                () -> iam.listRolePolicies(r -> r.roleName(name)));
        probe.attempt(
                "iam:GetRolePolicy" + on,
                "read a policy of the role " + name,
                () -> iam.getRolePolicy(r -> r.roleName(name).policyName(NO_POLICY)));
        probe.attempt(
                "iam:ListAttachedRolePolicies" + on,
                "list the managed policies of the role " + name,
                () -> iam.listAttachedRolePolicies(r -> r.roleName(name)));
        String policy = account.access()
                .region()
                .arn("iam", "", account.access().account().value(), "policy/" + NO_POLICY);
        probe.attempt("iam:GetPolicy", "look at a managed policy", () -> iam.getPolicy(r -> r.policyArn(policy)));
        probe.attempt(
                "iam:GetPolicyVersion",
                "read a managed policy",
                () -> iam.getPolicyVersion(r -> r.policyArn(policy).versionId("v1")));
        if (importRole.managed()) {
            probe.leaveOut(
                    on, "iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:UpdateAssumeRolePolicy");
        }
    }

    /** Where the model's name is a part of the parameter's, one that no model has. */
    private void parameter(PermissionProbe probe, ParameterName parameter) {
        SsmClient ssm = account.ssm();
        String on = " on " + parameter;
        probe.attempt(
                "ssm:GetParameter" + on,
                "read the SSM parameter " + parameter,
                () -> ssm.getParameter(r -> r.name(parameter.value())));
        probe.leaveOut(on, "ssm:PutParameter");
    }

    private String arn(String kind) {
        AwsRegion region = account.access().region();
        return region.arn("bedrock", region.id(), account.access().account().value(), kind + NOTHING);
    }
}
