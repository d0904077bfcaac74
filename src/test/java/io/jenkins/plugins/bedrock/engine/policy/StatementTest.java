package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.Test;

public class StatementTest {

    @Test
    public void theBuilderWritesAsAwsDoes() {
        Statement statement = Statement.allow("List")
                .aws("111122223333", "arn:aws:iam::222233334444:role/import")
                .service("bedrock.amazonaws.com")
                .actions("s3:ListBucket")
                .resources("arn:aws:s3:::models")
                .condition("StringLike", "s3:prefix", "v7/", "v7/*")
                .condition("StringLike", "aws:Referer", "x")
                .condition("Bool", "aws:SecureTransport", "true")
                .build();

        assertThat(statement)
                .hasToString(
                        "{\"Sid\":\"List\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"111122223333\","
                                + "\"arn:aws:iam::222233334444:role/import\"],\"Service\":\"bedrock.amazonaws.com\"},"
                                + "\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::models\",\"Condition\":{\"StringLike\":"
                                + "{\"s3:prefix\":[\"v7/\",\"v7/*\"],\"aws:Referer\":\"x\"},\"Bool\":{\"aws:SecureTransport\":\"true\"}}}");
        assertThat(statement.condition("Bool", "AWS:securetransport")).contains("true");
        assertThat(statement.condition("StringLike", "s3:prefix")).isEmpty();
        assertThat(statement.conditionValues("StringLike", "s3:prefix")).containsExactly("v7/", "v7/*");
    }

    @Test
    public void whatATrustPolicyMustNotHaveIsLeftOut() {
        Statement trust = Statement.allow("Trust")
                .service("bedrock.amazonaws.com")
                .actions("sts:AssumeRole")
                .build();

        assertThat(trust.json().has("Resource")).isFalse();
        assertThat(trust.json().has("Condition")).isFalse();
    }

    @Test
    public void aStarPrincipalReadsAsAws() {
        assertThat(only("{\"Statement\":{\"Principal\":\"*\"}}").awsPrincipals())
                .containsExactly("*");
        assertThat(only("{\"Statement\":{\"Principal\":{\"Service\":\"s3.amazonaws.com\"}}}")
                        .awsPrincipals())
                .isEmpty();
    }

    @Test
    public void aChangedCopyDoesNotReachTheStatement() {
        Statement statement = Statement.deny("D").actions("s3:*").build();
        ObjectNode copy = statement.json();
        copy.put("Effect", "Allow");

        assertThat(statement.isDeny()).isTrue();
        assertThat(Statement.of(copy).isAllow()).isTrue();
    }

    @Test
    public void statementsAreComparedByMeaningToo() {
        Statement one = only("{\"Statement\":{\"Action\":\"s3:GetObject\",\"Resource\":[\"a\",\"b\"]}}");
        Statement same = only("{\"Statement\":{\"Resource\":[\"b\",\"a\"],\"Action\":[\"S3:getobject\"]}}");
        Statement other = only("{\"Statement\":{\"Resource\":[\"b\"],\"Action\":[\"S3:getobject\"]}}");

        assertThat(one.sameMeaning(same)).isTrue();
        assertThat(one).isNotEqualTo(same);
        assertThat(one.sameMeaning(other)).isFalse();
        assertThat(one.actions()).containsExactly("s3:GetObject");
        assertThat(one.resources()).containsExactly("a", "b");
    }

    private static Statement only(String json) {
        return PolicyDocument.parse(json).statements().get(0);
    }
}
