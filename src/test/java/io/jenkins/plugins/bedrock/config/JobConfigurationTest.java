package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.credentials.RoleUnavailableException;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a job may do with models, by what is configured for the controller and in the folders around it. */
public class JobConfigurationTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final String SANDBOX = "123412341234";

    @Before
    public void configure() throws Exception {
        Sample.clear();
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev(), Sample.validation(), Sample.prod()));
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev", "validation", "prod", "team-a/sandbox")));
        for (String account : List.of(Accounts.DEV, Accounts.VALIDATION, Accounts.PROD, SANDBOX)) {
            Sample.storeGlobally(Sample.role("hosting-" + account, account, "hosting"));
        }
    }

    @Test
    public void aJobOutsideOfFoldersSeesTheControllersEnvironments() throws Exception {
        JobConfiguration configuration = JobConfiguration.of(job("promote"));

        assertThat(configuration.environmentNames()).containsExactly("dev", "validation", "prod");
    }

    @Test
    public void aPromotionHasTheWholePathButAccessToItsTargetOnly() throws Exception {
        Promotion promotion = promotion(job("promote"), "prod");

        assertThat(promotion.environment().name()).isEqualTo(new EnvironmentName("prod"));
        assertThat(promotion.environment().access().role())
                .contains(new RoleArn("arn:aws:iam::" + Accounts.PROD + ":role/hosting"));
        assertThat(promotion.environment().access().session()).isEqualTo(SessionName.ofBuild("promote", 7));
        assertThat(promotion.path().environments())
                .extracting(environment -> environment.name().value())
                .containsExactly("dev", "validation", "prod");
        assertThatThrownBy(() -> promotion
                        .path()
                        .environment(new EnvironmentName("dev"))
                        .access()
                        .base()
                        .provider()
                        .resolveCredentials())
                .isInstanceOf(IllegalStateException.class);
        assertThat(promotion.source().name()).isEqualTo("research");
        assertThat(promotion.job()).isEqualTo("promote");
    }

    @Test
    public void aPromotionNeedsNoCredentialsOfOtherEnvironments() throws Exception {
        Sample.clear();
        configureWithout(Accounts.DEV);

        assertThat(promotion(job("promote"), "prod").environment().name().value())
                .isEqualTo("prod");
        assertThatThrownBy(() -> promotion(job("other"), "dev")).isInstanceOf(RoleUnavailableException.class);
    }

    @Test
    public void whatIsConfiguredIsWhatTheEngineGets() throws Exception {
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev(), Sample.validation(), Sample.full()));
        Sample.storeGlobally(Sample.role("hosting-prod", Accounts.PROD, "hosting"));

        Environment prod = JobConfiguration.of(folderJob("promotions", "promote"))
                .environment(AwsRoles.of((Item) null), "prod", SessionName.ofBuild("promote", 1));

        assertThat(prod.access().region().id()).isEqualTo("us-west-2");
        assertThat(prod.importRoleBoundary()).contains(Accounts.boundary(Accounts.PROD));
        assertThat(prod.importRoleTrustNamesJobs()).isFalse();
        assertThat(prod.entry().predecessors().rule().name()).isEqualTo("ANY");
        assertThat(prod.entry().predecessors().names())
                .extracting(EnvironmentName::value)
                .containsExactly("dev", "validation");
        assertThat(prod.entry().strength().name()).isEqualTo("SHA256");
        assertThat(prod.entry().soak()).hasHours(24);
        assertThat(prod.entry().hold()).contains("Release freeze until Monday");
        assertThat(prod.settings().kmsKey()).hasToString("Optional[alias/imported-models]");
        assertThat(prod.settings().publishTo()).hasToString("Optional[/models/{name}]");
        assertThat(prod.settings().vpc().orElseThrow().subnetIds()).containsExactly("subnet-1", "subnet-2");
        assertThat(prod.settings().tags().values()).containsEntry("team", "support bots");
        assertThat(prod.settings().modelQuota()).isEqualTo(7);
        assertThat(prod.settings().test().orElseThrow().body())
                .contains("\"content\":\"Say hello.\\nIn one word.\"")
                .contains("\"max_tokens\":16");
        assertThat(prod.settings().test().orElseThrow().patience()).hasMinutes(25);
    }

    @Test
    public void anUnknownEnvironmentIsRefusedWithThoseThatThereAre() throws Exception {
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev(), Sample.validation(), limited("elsewhere/**")));

        assertThatThrownBy(() -> promotion(job("promote"), "staging"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessage("There is no environment 'staging' for the job promote. It may use: dev, validation.");
    }

    @Test
    public void anEnvironmentsOwnListLetsOnlyThoseJobsIn() throws Exception {
        BedrockConfiguration.get()
                .setEnvironments(List.of(Sample.dev(), Sample.validation(), limited("promotions/*-bot", "release/**")));

        assertThat(promotion(folderJob("promotions", "support-bot"), "prod")).isNotNull();
        assertThat(promotion(folderJob("release", "any"), "prod")).isNotNull();
        assertThatThrownBy(() -> promotion(folderJob("promotions-2", "support-bot"), "prod"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("may not use the environment prod")
                .hasMessageContaining("the environment's own list of jobs does not have this one");
        assertThatThrownBy(() -> promotion(folderJob("nested", "promotions", "support-bot"), "prod"))
                .isInstanceOf(PromotionRefusedException.class);
    }

    @Test
    public void everyFolderAroundAJobLimitsItsEnvironments() throws Exception {
        Folder outer = folder("team-a");
        Folder inner = inside(outer, Folder.class, "bots");
        property(outer).setAllowedEnvironments(List.of("dev", "validation"));
        property(inner).setAllowedEnvironments(List.of("validation", "prod"));
        Item job = inside(inner, FreeStyleProject.class, "promote");

        assertThat(JobConfiguration.of(job).environmentNames()).containsExactly("validation");
        assertThatThrownBy(() -> promotion(job, "prod"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("the folder team-a lists the environments of its jobs, and not this one")
                .hasMessageEndingWith("It may use: validation.");
    }

    @Test
    public void everyFolderAroundAJobLimitsItsPrefixes() throws Exception {
        Folder outer = folder("team-a");
        Folder inner = inside(outer, Folder.class, "bots");
        property(outer).setAllowedPrefixes(List.of("s3://research-models/support-bot/"));
        property(inner).setAllowedPrefixes(List.of("s3://research-models/"));
        Item job = inside(inner, FreeStyleProject.class, "promote");

        assertThat(promotion(job, "dev")).isNotNull();
        assertThatThrownBy(() -> promotion(job, "s3://research-models/support-bot-2/v1", "dev"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("may not be taken by jobs of the folder team-a")
                .hasMessageContaining("s3://research-models/support-bot/");
    }

    @Test
    public void aFolderAddsEnvironmentsForItsJobsOnly() throws Exception {
        Folder team = folder("team-a");
        property(team).setEnvironments(List.of(Sample.environment("sandbox", SANDBOX, "dev")));
        property(team).setAllowedEnvironments(List.of("dev"));
        Item deep = inside(inside(team, Folder.class, "bots"), FreeStyleProject.class, "promote");

        assertThat(JobConfiguration.of(deep).environmentNames()).containsExactly("dev", "sandbox");
        Promotion promotion = promotion(deep, "sandbox");
        assertThat(promotion.environment().id()).hasToString("team-a/" + SANDBOX + "/us-east-1");
        assertThat(promotion.path().environments()).hasSize(2);
        assertThatThrownBy(() -> promotion(job("elsewhere"), "sandbox"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("There is no environment 'sandbox'");
    }

    @Test
    public void aFoldersListLimitsWhatDeeperFoldersAdd() throws Exception {
        Folder outer = folder("team-a");
        Folder inner = inside(outer, Folder.class, "bots");
        property(outer).setAllowedEnvironments(List.of("dev"));
        property(inner).setEnvironments(List.of(Sample.environment("sandbox", SANDBOX)));

        assertThat(JobConfiguration.of(inside(inner, FreeStyleProject.class, "promote"))
                        .environmentNames())
                .containsExactly("dev");
    }

    @Test
    public void aFolderNeverDefinesAnEnvironmentAgain() throws Exception {
        Folder team = folder("team-a");
        property(team).setEnvironments(List.of(Sample.environment("prod", SANDBOX)));
        Item job = inside(team, FreeStyleProject.class, "promote");

        assertThat(JobConfiguration.of(job).environmentNames()).containsExactly("dev", "validation");
        assertThatThrownBy(() -> promotion(job, "prod"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("The folder team-a defines an environment prod")
                .hasMessageContaining("Give the folder's another name.");
        assertThat(promotion(job("elsewhere"), "prod")
                        .environment()
                        .access()
                        .account()
                        .value())
                .isEqualTo(Accounts.PROD);
    }

    @Test
    public void aSecondEnvironmentOfOneAccountAndRegionIsNoWayAroundTheFirst() throws Exception {
        saveUnchecked(List.of(Sample.dev(), Sample.validation(), Sample.environment("sandbox", Accounts.VALIDATION)));

        assertThat(JobConfiguration.of(job("promote")).environmentNames()).containsExactly("dev", "validation");
        assertThatThrownBy(() -> promotion(job("other"), "sandbox"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining(
                        "The environment sandbox has the account and Region of the environment validation");
    }

    @Test
    public void aDeeperFolderDoesNotDefineAnOutersEnvironmentAgain() throws Exception {
        Folder outer = folder("team-a");
        Folder inner = inside(outer, Folder.class, "bots");
        property(outer).setEnvironments(List.of(Sample.environment("sandbox", SANDBOX)));
        property(inner).setEnvironments(List.of(Sample.environment("sandbox", Accounts.DEV)));

        assertThatThrownBy(() -> promotion(inside(inner, FreeStyleProject.class, "promote"), "sandbox"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("The folder team-a/bots defines an environment sandbox")
                .hasMessageContaining("in the folder team-a already");
    }

    @Test
    public void aFolderCannotPutAnEnvironmentBeforeTheControllers() throws Exception {
        ModelEnvironment prod = Sample.environment("prod", Accounts.PROD, "sandbox");
        saveUnchecked(List.of(prod));
        Folder team = folder("team-a");
        property(team).setEnvironments(List.of(Sample.environment("sandbox", SANDBOX)));

        assertThatThrownBy(() -> promotion(inside(team, FreeStyleProject.class, "promote"), "prod"))
                .isInstanceOf(UnusableConfigurationException.class)
                .hasMessageContaining("takes models from sandbox, but there is no such environment");
    }

    @Test
    public void aBareNameOfASourceNeverMeansAFoldersEnvironment() throws Exception {
        BedrockConfiguration.get().setSources(List.of(Sample.source("sandbox")));
        Folder team = folder("team-a");
        property(team).setEnvironments(List.of(Sample.environment("sandbox", SANDBOX)));
        Item job = inside(team, FreeStyleProject.class, "promote");

        assertThatThrownBy(() -> promotion(job, "sandbox"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("Models may go there from nowhere")
                .hasMessageContaining("written team-a/sandbox");

        BedrockConfiguration.get().setSources(List.of(Sample.source("team-a/sandbox")));
        assertThat(promotion(job, "sandbox").source().openings())
                .singleElement()
                .satisfies(
                        opening -> assertThat(opening.environments()).containsExactly(new EnvironmentName("sandbox")));
    }

    @Test
    public void anotherFoldersEnvironmentOfTheSameNameGetsNothing() throws Exception {
        Folder other = folder("team-b");
        property(other).setEnvironments(List.of(Sample.environment("sandbox", SANDBOX)));

        assertThatThrownBy(() -> promotion(inside(other, FreeStyleProject.class, "promote"), "sandbox"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("Models may go there from nowhere");
    }

    @Test
    public void aModelThatNoSourceHasIsRefused() throws Exception {
        Item job = job("promote");
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev")));

        assertThatThrownBy(() -> promotion(job, "s3://other-bucket/model/", "dev"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("The model s3://other-bucket/model/ may not go to dev")
                .hasMessageContaining("from s3://research-models/.");
        assertThatThrownBy(() -> promotion(job, "prod"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("Models may go there from nowhere");
        assertThatThrownBy(() -> promotion(job, "s3://research-models/", "dev"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names a whole bucket");
    }

    @Test
    public void aModelOfTwoSourcesIsRefused() throws Exception {
        ModelSource second = Sample.source("dev");
        ModelSource renamed = new ModelSource("copies", second.getAccount(), second.getRegion());
        renamed.setPrefixes(second.getPrefixes());
        BedrockConfiguration.get().setSources(List.of(second, renamed));

        assertThatThrownBy(() -> promotion(job("promote"), "dev"))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("belongs to several sources: research, copies");
    }

    @Test
    public void accessIsTakenBackFromWhatMayNotBeTakenAnyLonger() throws Exception {
        BedrockConfiguration.get().setSources(List.of(Sample.source("validation")));
        Folder team = folder("team-a");
        property(team).setAllowedPrefixes(List.of("s3://research-models/search/"));
        Item job = inside(team, FreeStyleProject.class, "promote");

        assertThatThrownBy(() -> promotion(job, "dev")).isInstanceOf(PromotionRefusedException.class);
        assertThat(JobConfiguration.of(job)
                        .promotionToRevoke(AwsRoles.of(job), Sample.MODEL, "dev", "support-bot", 7)
                        .source()
                        .name())
                .isEqualTo("research");
        assertThatThrownBy(() -> JobConfiguration.of(job)
                        .promotionToRevoke(AwsRoles.of(job), "s3://other/model/", "dev", "support-bot", 7))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("No source has the bucket");
    }

    @Test
    public void twoFoldersReachOneAccountByRolesOfTheirOwn() throws Exception {
        Sample.clear();
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev()));
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev")));
        BedrockConfiguration.get()
                .setControllerCredentials(List.of(
                        new ControllerCredentialsGrant("team-a", "arn:aws:iam::" + Accounts.DEV + ":role/team-a-*"),
                        new ControllerCredentialsGrant("team-b", "arn:aws:iam::" + Accounts.DEV + ":role/team-b-*")));
        Item a = inside(folder("team-a"), FreeStyleProject.class, "promote");
        Item b = inside(folder("team-b"), FreeStyleProject.class, "promote");
        Sample.store((Folder) a.getParent(), Sample.role("hosting-" + Accounts.DEV, Accounts.DEV, "team-a-hosting"));
        Sample.store((Folder) b.getParent(), Sample.role("hosting-" + Accounts.DEV, Accounts.DEV, "team-b-hosting"));

        assertThat(promotion(a, "dev").environment().access().role().map(RoleArn::name))
                .contains("team-a-hosting");
        assertThat(promotion(b, "dev").environment().access().role().map(RoleArn::name))
                .contains("team-b-hosting");
    }

    @Test
    public void aFoldersRoleGetsTheControllersCredentialsOnlyWhereThatIsGranted() throws Exception {
        Sample.clear();
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev()));
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev")));
        BedrockConfiguration.get()
                .setControllerCredentials(List.of(
                        new ControllerCredentialsGrant("team", "arn:aws:iam::" + Accounts.DEV + ":role/hosting")));
        Item job = inside(folder("team-a"), FreeStyleProject.class, "promote");
        Sample.store((Folder) job.getParent(), Sample.role("hosting-" + Accounts.DEV, Accounts.DEV, "hosting"));

        assertThatThrownBy(() -> promotion(job, "dev")).isInstanceOf(RoleUnavailableException.class);
    }

    @Test
    public void aWrongValueIsRefusedAtUseAndHarmsNobodyElse() throws Exception {
        ModelEnvironment broken = Sample.environment("broken", "12");
        saveUnchecked(List.of(Sample.dev(), broken));

        assertThat(promotion(job("promote"), "dev")).isNotNull();
        assertThatThrownBy(() -> promotion(job("other"), "broken"))
                .isInstanceOf(UnusableConfigurationException.class)
                .hasMessageContaining("The environment broken cannot be used: '12' is not an AWS account ID");
    }

    @Test
    public void anEnvironmentWithoutCredentialsIsRefused() throws Exception {
        ModelEnvironment bare = new ModelEnvironment(
                "dev", Accounts.DEV, "us-east-1", "", "arn:aws:iam::" + Accounts.DEV + ":role/BedrockImport");
        BedrockConfiguration.get().setEnvironments(List.of(bare));

        assertThatThrownBy(() -> promotion(job("promote"), "dev"))
                .isInstanceOf(UnusableConfigurationException.class)
                .hasMessageContaining("It has no credentials");
    }

    private static ModelEnvironment limited(String... jobs) {
        ModelEnvironment prod = Sample.prod();
        prod.setAllowedJobs(List.of(jobs));
        return prod;
    }

    /** As if a file had been changed by hand. */
    static void saveUnchecked(List<ModelEnvironment> environments) throws Exception {
        BedrockConfiguration configuration = BedrockConfiguration.get();
        configuration.setEnvironments(List.of());
        String saved = Jenkins.XSTREAM2.toXML(new ArrayList<>(environments));
        String list = saved.substring(saved.indexOf('>') + 1, saved.lastIndexOf("</"));
        Path file = Jenkins.get().getRootDir().toPath().resolve(configuration.getId() + ".xml");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("<environments/>", "<environments>" + list + "</environments>"));
        configuration.load();
    }

    private static void configureWithout(String account) throws Exception {
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev(), Sample.validation(), Sample.prod()));
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev", "validation", "prod")));
        for (String one : List.of(Accounts.DEV, Accounts.VALIDATION, Accounts.PROD)) {
            if (!one.equals(account)) {
                Sample.storeGlobally(Sample.role("hosting-" + one, one, "hosting"));
            }
        }
    }

    private static Promotion promotion(Item job, String environment) {
        return promotion(job, Sample.MODEL, environment);
    }

    private static Promotion promotion(Item job, String model, String environment) {
        return JobConfiguration.of(job).promotion(AwsRoles.of(job), model, environment, "support-bot", 7);
    }

    private static FreeStyleProject job(String name) throws Exception {
        return JENKINS.createFreeStyleProject(name);
    }

    /** A job in folders, all of which are made. */
    private static Item folderJob(String... names) throws Exception {
        ModifiableTopLevelItemGroup group = JENKINS.jenkins;
        for (int i = 0; i < names.length - 1; i++) {
            Item there = ((ItemGroup<?>) group).getItem(names[i]);
            group = there == null ? inside(group, Folder.class, names[i]) : (Folder) there;
        }
        return inside(group, FreeStyleProject.class, names[names.length - 1]);
    }

    private static Folder folder(String name) throws Exception {
        return inside(JENKINS.jenkins, Folder.class, name);
    }

    private static <T extends TopLevelItem> T inside(ModifiableTopLevelItemGroup group, Class<T> type, String name)
            throws Exception {
        return type.cast(
                group.createProject((TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(type), name, true));
    }

    private static BedrockFolderProperty property(Folder folder) throws Exception {
        return Optional.ofNullable(folder.getProperties().get(BedrockFolderProperty.class))
                .orElseGet(() -> {
                    BedrockFolderProperty property = new BedrockFolderProperty();
                    try {
                        folder.addProperty(property);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return property;
                });
    }
}
