package io.jenkins.plugins.bedrock.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class SameMeaningTest {

    @Test
    public void aSingleValueIsAOneElementArray() {
        assertSame(
                "{'Statement':{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'s3:*','Resource':'*','Condition':{'Bool':{'k':'true'}}}}",
                "{'Statement':[{'Effect':'Allow','Principal':{'AWS':['*']},'Action':['s3:*'],'Resource':['*'],'Condition':{'Bool':{'k':['true']}}}]}");
    }

    @Test
    public void orderOfKeysValuesAndStatementsDoesNotMatter() {
        assertSame(
                "{'Version':'2012-10-17','Statement':[{'Sid':'a','Action':['s3:Get*','s3:List*']},{'Sid':'b'}]}",
                "{'Statement':[{'Sid':'b'},{'Action':['s3:List*','s3:Get*'],'Sid':'a'}],'Version':'2012-10-17'}");
    }

    @Test
    public void anAccountIsItsRootArn() {
        assertSame(
                "{'Statement':{'Principal':{'AWS':'123456789012'}}}",
                "{'Statement':{'Principal':{'AWS':'arn:aws:iam::123456789012:root'}}}");
        assertDifferent(
                "{'Statement':{'Principal':{'AWS':'123456789012'}}}",
                "{'Statement':{'Principal':{'AWS':'arn:aws:iam::123456789013:root'}}}");
    }

    @Test
    public void everybodyHasTwoForms() {
        assertSame("{'Statement':{'Principal':'*'}}", "{'Statement':{'Principal':{'AWS':'*'}}}");
    }

    @Test
    public void numbersAndBooleansInConditionsAreTheirText() {
        assertSame(
                "{'Statement':{'Condition':{'Bool':{'k':true},'NumericEquals':{'n':[10,1.10]}}}}",
                "{'Statement':{'Condition':{'Bool':{'k':'true'},'NumericEquals':{'n':['1.10','10']}}}}");
    }

    @Test
    public void actionAndConditionKeyNamesAreNotCaseSensitive() {
        assertSame(
                "{'Statement':{'Action':'S3:getobject','Condition':{'StringEquals':{'AWS:SourceAccount':'1'}}}}",
                "{'Statement':{'Action':'s3:GetObject','Condition':{'StringEquals':{'aws:sourceaccount':'1'}}}}");
    }

    @Test
    public void valuesResourcesSidsAndOperatorsAreCaseSensitive() {
        assertDifferent(
                "{'Statement':{'Resource':'arn:aws:s3:::b/A'}}", "{'Statement':{'Resource':'arn:aws:s3:::b/a'}}");
        assertDifferent("{'Statement':{'Sid':'A'}}", "{'Statement':{'Sid':'a'}}");
        assertDifferent(
                "{'Statement':{'Condition':{'StringLike':{'k':'V'}}}}",
                "{'Statement':{'Condition':{'StringLike':{'k':'v'}}}}");
    }

    @Test
    public void aMissingVersionIsTheOldOne() {
        assertSame("{'Statement':[]}", "{'Version':'2008-10-17','Statement':[]}");
        assertDifferent("{'Statement':[]}", "{'Version':'2012-10-17','Statement':[]}");
    }

    @Test
    public void whatIsNotUnderstoodMustBeEqual() {
        assertDifferent("{'Statement':{'New':[1,2]}}", "{'Statement':{'New':[2,1]}}");
        assertDifferent("{'Statement':{'New':1}}", "{'Statement':{'New':'1'}}");
        assertSame("{'Statement':{'New':{'a':1,'b':[2]}}}", "{'Statement':{'New':{'b':[2],'a':1}}}");
    }

    @Test
    public void aTextThatLooksLikeSeveralValuesIsOne() {
        assertDifferent("{'Statement':{'Resource':'a\\',\\'b'}}", "{'Statement':{'Resource':['a','b']}}");
    }

    private static void assertSame(String one, String other) {
        assertThat(policy(one).sameMeaning(policy(other))).isTrue();
    }

    private static void assertDifferent(String one, String other) {
        assertThat(policy(one).sameMeaning(policy(other))).isFalse();
    }

    private static PolicyDocument policy(String json) {
        return PolicyDocument.parse(json.replace("\\'", "\\\"").replace('\'', '"'));
    }
}
