package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class PolicyDocumentTest {

    private static final Statement OURS = Statement.allow("BedrockImport1")
            .aws("arn:aws:iam::222233334444:role/import")
            .actions("s3:GetObject")
            .resources("arn:aws:s3:::models/v7/*")
            .build();

    @Test
    public void unusualFormsComeBackAsTheyWere() {
        String foreign = "{\"Id\":\"x\",\"Statement\":{\"Effect\":\"Allow\",\"Comment\":{\"by\":[null,true]},"
                + "\"Principal\":\"*\",\"Action\":[\"s3:Get*\"],\"Resource\":\"*\",\"Condition\":{\"NumericLessThan\":"
                + "{\"s3:max-keys\":1.10,\"a\":1e3,\"b\":-0,\"c\":123456789012345678901234567890,\"d\":0.0,\"e\":1E400,\"f\":1e99999999999},"
                + "\"Bool\":{\"aws:SecureTransport\":true}}}}";

        assertThat(PolicyDocument.parse(foreign).toJson()).isEqualTo(foreign);
    }

    @Test
    public void aMissingVersionStaysMissing() {
        String before = "{\"Statement\":[]}";

        assertThat(PolicyDocument.parse(before).toJson()).isEqualTo(before);
        assertThat(PolicyDocument.parse(before).with(OURS).toJson()).doesNotContain("Version");
    }

    @Test
    public void aNewPolicyHasTheCurrentVersionAndIsEmpty() {
        assertThat(PolicyDocument.empty().toJson()).isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        assertThat(PolicyDocument.empty().isEmpty()).isTrue();
        assertThat(PolicyDocument.parse("{}").isEmpty()).isTrue();
        assertThat(PolicyDocument.empty().with(OURS).isEmpty()).isFalse();
    }

    @Test
    public void duplicateKeysAreRefusedAtAnyDepthByName() {
        assertThatThrownBy(() -> PolicyDocument.parse(
                        "{\"Statement\":[{\"Condition\":{\"Bool\":{\"k\":\"true\",\"k\":\"false\"}}}]}"))
                .isInstanceOf(PolicySyntaxException.class)
                .hasMessageContaining("Statement[0].Condition.Bool.k appears twice");
    }

    @Test
    public void whatIsNotOneJsonObjectIsRefused() {
        for (String text : new String[] {
            "", "[]", "\"x\"", "{} {}", "{", "{\"Statement\":1}", "{\"Statement\":[[]]}", "{\"a\":01}", "{'a':1}"
        }) {
            assertThatThrownBy(() -> PolicyDocument.parse(text))
                    .as(text)
                    .isInstanceOf(PolicySyntaxException.class)
                    .hasMessageContaining("was not read, because");
        }
    }

    @Test
    public void aTextDeeperOrLargerThanAnyPolicyIsRefused() {
        String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
        String large = "{\"a\":\"" + "x".repeat(PolicyJson.MAX_CHARACTERS) + "\"}";

        assertThatThrownBy(() -> PolicyDocument.parse(deep)).isInstanceOf(PolicySyntaxException.class);
        assertThatThrownBy(() -> PolicyDocument.parse(large)).hasMessageContaining("no AWS policy has more than");
    }

    @Test
    public void halfACharacterIsRefusedBecauseItCouldNotBeSentBack() {
        assertThatThrownBy(() -> PolicyDocument.parse("{\"Id\":\"\\ud800\"}")).hasMessageContaining("surrogate");
    }

    @Test
    public void statementsAreReplacedByPredicateAndTheRestKeepsItsOrder() {
        PolicyDocument before =
                PolicyDocument.parse("{\"Statement\":[{\"Sid\":\"a\"},{\"Sid\":\"b\"},{\"Sid\":\"c\"}]}");

        PolicyDocument after = before.withStatements(
                s -> s.sid().equals(before.statements().get(1).sid()), java.util.List.of(OURS));

        assertThat(after.statements())
                .extracting(s -> s.sid().orElseThrow())
                .containsExactly("a", "c", "BedrockImport1");
        assertThat(after.statement("BedrockImport1")).contains(OURS);
        assertThat(after.without(s -> s.equals(OURS)).toJson())
                .isEqualTo("{\"Statement\":[{\"Sid\":\"a\"},{\"Sid\":\"c\"}]}");
    }

    @Test
    public void aPolicyWithoutAChangeKeepsItsForm() {
        PolicyDocument before = PolicyDocument.parse("{\"Statement\":{\"Sid\":\"a\"}}");

        assertThat(before.without(s -> s.sid().isEmpty())).isSameAs(before);
    }

    @Test
    public void theSizeCountsBytesWithoutWhitespace() {
        PolicyDocument policy = PolicyDocument.parse("{ \"Id\" : \"ä€😀\" ,\n \"Statement\" : [ ] }");

        assertThat(policy.size())
                .isEqualTo("{\"Id\":\"ä€😀\",\"Statement\":[]}".getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    public void thePrettyFormIsTheSameOnEveryMachine() {
        assertThat(PolicyDocument.empty()
                        .with(Statement.deny("D").actions("s3:*", "kms:*").build())
                        .toPrettyJson())
                .isEqualTo("""
                {
                  "Version" : "2012-10-17",
                  "Statement" : [
                    {
                      "Sid" : "D",
                      "Effect" : "Deny",
                      "Action" : [
                        "s3:*",
                        "kms:*"
                      ]
                    }
                  ]
                }""");
    }

    @Test
    public void deletedPrincipalsAreFoundAnywhere() {
        PolicyDocument policy =
                PolicyDocument.parse("{\"Statement\":[{\"Principal\":{\"AWS\":[\"AROAEXAMPLE\",\"111122223333\"]}},"
                        + "{\"NotPrincipal\":{\"AWS\":\"AIDAEXAMPLE\"}},{\"Principal\":\"*\"}]}");

        assertThat(policy.uniqueIdPrincipals()).containsExactly("AROAEXAMPLE", "AIDAEXAMPLE");
    }
}
