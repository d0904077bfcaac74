package io.jenkins.plugins.bedrock.embeddedaws.kms;

import io.jenkins.plugins.bedrock.embeddedaws.state.Partition;

/**
 * What never changes in a key.
 *
 * @param alias with its {@code alias/}
 */
record KeyIdentity(String id, String alias, String account, String region) {

    String arn() {
        return "arn:" + Partition.of(region) + ":kms:" + region + ":" + account + ":key/" + id;
    }

    String aliasArn() {
        return "arn:" + Partition.of(region) + ":kms:" + region + ":" + account + ":" + alias;
    }

    String rootArn() {
        return "arn:" + Partition.of(region) + ":iam::" + account + ":root";
    }

    boolean isManagedByAws() {
        return alias.startsWith("alias/aws/");
    }

    /** The default key policy: the account decides by IAM policies; of an AWS managed key only through its service. */
    String firstPolicy() {
        return isManagedByAws() ? managedPolicy() : defaultPolicy();
    }

    private String defaultPolicy() {
        return """
                {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
                "Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*"}]}""".formatted(rootArn());
    }

    private String managedPolicy() {
        String service = alias.substring("alias/aws/".length());
        return """
                {"Version":"2012-10-17","Id":"auto-%s","Statement":[{"Sid":"Allow access through the service",\
                "Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*",\
                "kms:GenerateDataKey*","kms:CreateGrant","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":\
                {"kms:CallerAccount":"%s","kms:ViaService":"%s.%s.amazonaws.com"}}},{"Sid":"Allow direct access to \
                key metadata to the account","Effect":"Allow","Principal":{"AWS":"%s"},"Action":["kms:Describe*",\
                "kms:Get*","kms:List*","kms:RevokeGrant"],"Resource":"*"}]}""".formatted(service, account, service, region, rootArn());
    }
}
