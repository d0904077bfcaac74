package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.credentials.RoleUnavailableException;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerArn;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** With whose role SageMaker is asked about an ARN that a build names, and when it is not asked at all. */
public class SageMakerSourceTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final String MODEL = "arn:aws:sagemaker:us-east-1:" + Accounts.RESEARCH + ":model/support-bot";

    private Folder folder;
    private BedrockFolderProperty limits;
    private Item job;

    @Before
    public void configure() throws Exception {
        Sample.clear();
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev(), Sample.validation()));
        BedrockConfiguration.get().setSources(List.of(withRole(Sample.source("dev"))));
        Sample.storeGlobally(Sample.role("research", Accounts.RESEARCH, "source"));
        folder = JENKINS.createProject(Folder.class, "team-a");
        limits = new BedrockFolderProperty();
        folder.addProperty(limits);
        job = folder.createProject(FreeStyleProject.class, "promote");
    }

    @Test
    public void itIsThatOfTheSourceInTheArnsAccountAndRegion() {
        AccountAccess access = access(MODEL, "dev");

        assertThat(access.account().value()).isEqualTo(Accounts.RESEARCH);
        assertThat(access.region().id()).isEqualTo("us-east-1");
        assertThat(access.role().map(RoleArn::name)).contains("source");
        assertThat(access.session().value()).isEqualTo("jenkins-team-a-promote-7");
    }

    @Test
    public void anArnOfNoSourceIsRefusedWithWhatThereIs() {
        for (String foreign : List.of(
                "arn:aws:sagemaker:us-east-1:" + Accounts.DEV + ":model/support-bot",
                "arn:aws:sagemaker:us-west-2:" + Accounts.RESEARCH + ":model/support-bot")) {
            refused(foreign, "dev")
                    .hasMessageContaining("SageMaker is not asked where the model " + foreign + " lies")
                    .hasMessageContaining("Models may go there from s3://research-models/.");
        }
    }

    @Test
    public void anEnvironmentThatTheSourceDoesNotOpenIsRefused() {
        refused(MODEL, "validation")
                .hasMessageContaining("this job may take no models to validation from a source of account "
                        + Accounts.RESEARCH + " in us-east-1. Models may go there from nowhere.");
    }

    @Test
    public void anEnvironmentThatTheJobMayNotUseIsRefused() throws Exception {
        refused(MODEL, "prod").hasMessageContaining("There is no environment 'prod'");
        limits.setAllowedEnvironments(List.of("validation"));
        refused(MODEL, "dev").hasMessageContaining("may not use the environment dev");
    }

    @Test
    public void aFolderMustHaveRoomForAModelOfTheSource() {
        limits.setAllowedPrefixes(List.of("s3://research-models/support-bot/"));
        assertThat(access(MODEL, "dev")).isNotNull();
        limits.setAllowedPrefixes(List.of("s3://partner-models/"));

        refused(MODEL, "dev").hasMessageContaining("this job may take no models to dev");
    }

    @Test
    public void aSourceWithoutARoleCannotBeAsked() {
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev")));

        refused(MODEL, "dev")
                .hasMessageContaining("the source research has no AWS role")
                .hasMessageContaining("Name the S3 prefix of the model");
    }

    @Test
    public void ofTwoSourcesInOneAccountTheOneWithARoleIsAsked() {
        ModelSource second = new ModelSource("research-2", Accounts.RESEARCH, "us-east-1");
        second.setPrefixes(List.of(new SourcePrefix("s3://research-2/", List.of("dev"))));
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev"), withRole(second)));

        assertThat(access(MODEL, "dev").name()).isEqualTo("research-2");
    }

    @Test
    public void aRoleThatTheJobMayNotUseIsNotUsed() throws Exception {
        ModelSource source = Sample.source("dev");
        source.setCredentialsId("elsewhere");
        BedrockConfiguration.get().setSources(List.of(source));
        Folder other = JENKINS.createProject(Folder.class, "team-b");
        Sample.store(other, Sample.role("elsewhere", Accounts.RESEARCH, "source"));

        assertThatThrownBy(() -> access(MODEL, "dev")).isInstanceOf(RoleUnavailableException.class);
    }

    private static ModelSource withRole(ModelSource source) {
        source.setCredentialsId("research");
        return source;
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            String arn, String environment) {
        return assertThatThrownBy(() -> access(arn, environment)).isInstanceOf(PromotionRefusedException.class);
    }

    private AccountAccess access(String arn, String environment) {
        return JobConfiguration.of(job).sageMaker(AwsRoles.of(job), new SageMakerArn(arn), environment, 7);
    }
}
