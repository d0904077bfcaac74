package io.jenkins.plugins.bedrock.engine;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A research account with a bucket, and hosting accounts, each with the roles and just the policies that {@code
 * docs/permissions.md} lists.
 */
public final class Accounts {

    public static final String RESEARCH = "111122223333";
    public static final String DEV = "444455556666";
    public static final String VALIDATION = "777788889999";
    public static final String PROD = "999900001111";
    public static final AwsRegion REGION = new AwsRegion("us-east-1");
    public static final String BUCKET = "research-models";

    public final EmbeddedAccount research;
    public final EmbeddedBucket bucket;
    public final EmbeddedUser jenkins;
    private final EmbeddedAws aws;
    private final String key;

    public Accounts(EmbeddedAws aws) {
        this.aws = aws;
        this.research = aws.account(RESEARCH);
        this.bucket = research.bucket(BUCKET, REGION.id());
        this.key = research.key("models", REGION.id()).arn();
        this.jenkins = aws.account("222233334444").user("jenkins");
        jenkins.inline("controller", anyRole().policy("controller"));
        research.role("source")
                .trusting(jenkins.arn())
                .inline("source", page(DEV, key).policy("source-role"));
        research.role("source-that-looks-at-sagemaker")
                .trusting(jenkins.arn())
                .inline("source", page(DEV, key).policy("source-role"))
                .inline("sagemaker", page(DEV, key).policy("source-role-that-looks-at-sagemaker"));
        List.of(DEV, VALIDATION, PROD).forEach(this::openHosting);
    }

    /** A further key of research, for which the roles have what the page lists as well. */
    public EmbeddedKey furtherKey(String name) {
        EmbeddedKey further = research.key(name, REGION.id());
        research.role("source")
                .inline("source-" + name, page(DEV, further.arn()).policy("source-role"));
        String anyOfResearch = REGION.arn("kms", REGION.id(), RESEARCH, "key/*");
        for (String id : List.of(DEV, VALIDATION, PROD)) {
            aws.account(id).managedPolicy("boundary", page(id, anyOfResearch).policy("boundary"));
            aws.account(id)
                    .role("BedrockImport")
                    .inline("models-" + name, page(id, further.arn()).policy("import-role-permissions"));
        }
        return further;
    }

    private void openHosting(String id) {
        EmbeddedAccount account = aws.account(id);
        PermissionsPage page = page(id, key);
        account.managedPolicy("boundary", page.policy("boundary"));
        hosting(account, "hosting", page).inline("publishes", page.policy("hosting-role-that-publishes"));
        hosting(account, "hosting-that-inspects", page).inline("inspects", page.policy("hosting-role-that-inspects"));
        PermissionsPage created = page.with("ImportRoleArn", "arn:aws:iam::" + id + ":role/bedrock-model-import/*");
        hosting(account, "hosting-that-creates-roles", created)
                .inline("creates-roles", created.policy("hosting-role-that-creates-import-roles"));
        account.role("BedrockImport")
                .trust(page.policy("import-role-trust"))
                .inline("models", page.policy("import-role-permissions"));
    }

    private EmbeddedRole hosting(EmbeddedAccount account, String name, PermissionsPage page) {
        return account.role(name).trusting(jenkins.arn()).inline("hosting", page.policy("hosting-role"));
    }

    /** The controller may ask for any role; whether it gets one is for the role's trust policy to say. */
    private static PermissionsPage anyRole() {
        return new PermissionsPage(
                Map.of("SourceAccount", "*", "SourceRole", "*", "HostingAccount", "*", "HostingRole", "*"));
    }

    /** The page with the names of this world. */
    public static PermissionsPage page(String hosting, String keyArn) {
        Map<String, String> names = new HashMap<>();
        names.put("SourceAccount", RESEARCH);
        names.put("SourceRole", "source");
        names.put("HostingAccount", hosting);
        names.put("HostingRole", "hosting");
        names.put("Region", REGION.id());
        names.put("Bucket", BUCKET);
        names.put("BoundaryArn", boundary(hosting));
        names.put("Prefix", "");
        names.put("ImportRoleArn", "arn:aws:iam::" + hosting + ":role/BedrockImport");
        names.put("KeyArn", keyArn);
        names.put("Parameter", "models/*");
        return new PermissionsPage(names);
    }

    /** The permissions boundary of a hosting account. */
    public static String boundary(String account) {
        return "arn:aws:iam::" + account + ":policy/boundary";
    }
}
