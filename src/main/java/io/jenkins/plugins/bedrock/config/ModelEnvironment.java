package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.ImportSettings;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * An environment as it is configured: an account and Region of the hosting team, and what it asks of a model.
 *
 * <p>Takes any value, so that a file or an older version with a wrong one does not keep Jenkins from starting;
 * {@link ScopedEnvironment} makes the engine's environment of it and refuses wrong ones.
 */
public final class ModelEnvironment implements Describable<ModelEnvironment> {

    private final String name;
    private final String account;
    private final String region;
    private final String credentialsId;
    private final String importRoleArn;
    private String importRoleBoundary;
    private Boolean importRoleTrustNamesJobs;
    private List<String> promotesFrom = new ArrayList<>();
    private String promotesFromRule;
    private String digestStrength;
    private String soak;
    private String hold;

    @SuppressWarnings("lgtm[jenkins/plaintext-storage]") // names a key of KMS
    private String kmsKey;

    private EnvironmentVpc vpc;
    private List<EnvironmentTag> tags = new ArrayList<>();
    private Integer modelQuota;
    private OwnTest test;
    private String publishTo;
    private List<String> allowedJobs = new ArrayList<>();

    /**
     * @param account the ID of the hosting account
     * @param credentialsId an AWS role of that account
     * @param importRoleArn the role that Bedrock assumes to import
     */
    @DataBoundConstructor
    public ModelEnvironment(String name, String account, String region, String credentialsId, String importRoleArn) {
        this.name = Util.fixEmptyAndTrim(name);
        this.account = Util.fixEmptyAndTrim(account);
        this.region = Util.fixEmptyAndTrim(region);
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
        this.importRoleArn = Util.fixEmptyAndTrim(importRoleArn);
    }

    @NonNull
    public String getName() {
        return Util.fixNull(name);
    }

    @CheckForNull
    public String getAccount() {
        return account;
    }

    @CheckForNull
    public String getRegion() {
        return region;
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @CheckForNull
    public String getImportRoleArn() {
        return importRoleArn;
    }

    @CheckForNull
    public String getImportRoleBoundary() {
        return importRoleBoundary;
    }

    /** ARN of the permissions boundary with which a missing import role may be created; none if none may be created. */
    @DataBoundSetter
    public void setImportRoleBoundary(@CheckForNull String importRoleBoundary) {
        this.importRoleBoundary = Util.fixEmptyAndTrim(importRoleBoundary);
    }

    public boolean isImportRoleTrustNamesJobs() {
        return importRoleTrustNamesJobs == null || importRoleTrustNamesJobs;
    }

    /** Whether the trust of a created import role is limited to import jobs. */
    @DataBoundSetter
    public void setImportRoleTrustNamesJobs(boolean importRoleTrustNamesJobs) {
        this.importRoleTrustNamesJobs = importRoleTrustNamesJobs;
    }

    @NonNull
    public List<String> getPromotesFrom() {
        return TextList.saved(promotesFrom);
    }

    /** The environments that must have accepted a model before this one takes it. */
    @DataBoundSetter
    public void setPromotesFrom(@CheckForNull List<String> promotesFrom) {
        this.promotesFrom = TextList.ofNames(promotesFrom);
    }

    @NonNull
    public String getPromotesFromRule() {
        return promotesFromRule == null ? Predecessors.Rule.ALL.name().toLowerCase(Locale.ROOT) : promotesFromRule;
    }

    /** {@code all} or {@code any} of the predecessors. */
    @DataBoundSetter
    public void setPromotesFromRule(@CheckForNull String promotesFromRule) {
        this.promotesFromRule = Util.fixEmptyAndTrim(promotesFromRule);
    }

    @NonNull
    public String getDigestStrength() {
        return digestStrength == null ? Strength.ETAG.name() : digestStrength;
    }

    /** The weakest evidence for a model's digest that will do: {@code ETAG}, {@code CRC64} or {@code SHA256}. */
    @DataBoundSetter
    public void setDigestStrength(@CheckForNull String digestStrength) {
        this.digestStrength = Util.fixEmptyAndTrim(digestStrength);
    }

    @CheckForNull
    public String getSoak() {
        return soak;
    }

    /** For how long the predecessor must have accepted the model, for example {@code 24h}. */
    @DataBoundSetter
    public void setSoak(@CheckForNull String soak) {
        this.soak = Util.fixEmptyAndTrim(soak);
    }

    @CheckForNull
    public String getHold() {
        return hold;
    }

    /** Why no model is taken at the moment. */
    @DataBoundSetter
    public void setHold(@CheckForNull String hold) {
        this.hold = Util.fixEmptyAndTrim(hold);
    }

    @CheckForNull
    public String getKmsKey() {
        return kmsKey;
    }

    /** The key under which Bedrock keeps imported models; none means a key of AWS's own. */
    @DataBoundSetter
    public void setKmsKey(@CheckForNull String kmsKey) {
        this.kmsKey = Util.fixEmptyAndTrim(kmsKey);
    }

    @CheckForNull
    public EnvironmentVpc getVpc() {
        return vpc;
    }

    @DataBoundSetter
    public void setVpc(@CheckForNull EnvironmentVpc vpc) {
        this.vpc = vpc;
    }

    @NonNull
    public List<EnvironmentTag> getTags() {
        return tags == null ? List.of() : tags.stream().filter(Objects::nonNull).toList();
    }

    /** Tags for import jobs and imported models. */
    @DataBoundSetter
    public void setTags(@CheckForNull List<EnvironmentTag> tags) {
        this.tags = new ArrayList<>(tags == null ? Collections.emptyList() : tags);
    }

    public int getModelQuota() {
        return modelQuota == null ? ImportSettings.DEFAULT_MODEL_QUOTA : modelQuota;
    }

    /** How many imported models the account may hold. */
    @DataBoundSetter
    public void setModelQuota(int modelQuota) {
        this.modelQuota = modelQuota;
    }

    @CheckForNull
    public OwnTest getTest() {
        return test;
    }

    @DataBoundSetter
    public void setTest(@CheckForNull OwnTest test) {
        this.test = test;
    }

    @CheckForNull
    public String getPublishTo() {
        return publishTo;
    }

    /** The SSM parameter that says which model is current, for example {@code /models/{name}}; none publishes nothing. */
    @DataBoundSetter
    public void setPublishTo(@CheckForNull String publishTo) {
        this.publishTo = Util.fixEmptyAndTrim(publishTo);
    }

    @NonNull
    public List<String> getAllowedJobs() {
        return TextList.saved(allowedJobs);
    }

    /** Lets what was said of a folder's jobs count for them under its new name. */
    void follow(String oldName, String newName) {
        setAllowedJobs(getAllowedJobs().stream()
                .map(pattern ->
                        JobPatterns.isOf(oldName, pattern) ? newName + pattern.substring(oldName.length()) : pattern)
                .toList());
    }

    /** Whether the list of jobs names those of a folder. */
    boolean namesJobsOf(String folder) {
        return getAllowedJobs().stream().anyMatch(pattern -> JobPatterns.isOf(folder, pattern));
    }

    /** Ant-style patterns on the full names of the jobs that may use the environment; none means all. */
    @DataBoundSetter
    public void setAllowedJobs(@CheckForNull List<String> allowedJobs) {
        this.allowedJobs = TextList.ofLines(allowedJobs);
    }
}
