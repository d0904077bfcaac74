package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Where models come from, as it is configured: an account of research, and what of it may go where. */
public final class ModelSource implements Describable<ModelSource> {

    private final String name;
    private final String account;
    private final String region;
    private List<SourcePrefix> prefixes = new ArrayList<>();
    private String credentialsId;
    private String policyManagedBy;

    @SuppressWarnings("lgtm[jenkins/plaintext-storage]") // names keys of KMS
    private List<String> keyArns = new ArrayList<>();

    private Boolean decryptThroughS3Only;

    /**
     * @param name for example {@code research}
     * @param account the ID of the account that owns buckets and keys
     * @param region of the buckets
     */
    @DataBoundConstructor
    public ModelSource(String name, String account, String region) {
        this.name = Util.fixEmptyAndTrim(name);
        this.account = Util.fixEmptyAndTrim(account);
        this.region = Util.fixEmptyAndTrim(region);
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

    @NonNull
    public List<SourcePrefix> getPrefixes() {
        return prefixes == null
                ? List.of()
                : prefixes.stream().filter(Objects::nonNull).toList();
    }

    /** The prefixes that are allowed, and to which environments. */
    @DataBoundSetter
    public void setPrefixes(@CheckForNull List<SourcePrefix> prefixes) {
        this.prefixes = new ArrayList<>(prefixes == null ? Collections.emptyList() : prefixes);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    /** An AWS role of the account; none if research gives none. */
    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @NonNull
    public String getPolicyManagedBy() {
        return policyManagedBy == null ? PolicyOwner.OWNERS.name().toLowerCase(Locale.ROOT) : policyManagedBy;
    }

    /** Who changes the policies of buckets and keys: their {@code owners}, or the {@code plugin}. */
    @DataBoundSetter
    public void setPolicyManagedBy(@CheckForNull String policyManagedBy) {
        this.policyManagedBy = Util.fixEmptyAndTrim(policyManagedBy);
    }

    @NonNull
    public List<String> getKeyArns() {
        return TextList.saved(keyArns);
    }

    /** The customer keys of the source, where they cannot be found out by looking at the objects. */
    @DataBoundSetter
    public void setKeyArns(@CheckForNull List<String> keyArns) {
        this.keyArns = TextList.ofNames(keyArns);
    }

    public boolean isDecryptThroughS3Only() {
        return decryptThroughS3Only == null || decryptThroughS3Only;
    }

    /** Whether key policies let roles decrypt through S3 only. */
    @DataBoundSetter
    public void setDecryptThroughS3Only(boolean decryptThroughS3Only) {
        this.decryptThroughS3Only = decryptThroughS3Only;
    }

    /** Whether it is of this account and Region; one that is written wrongly is of none. */
    boolean isOf(AccountId owner, AwsRegion where) {
        return owner.value().equals(account) && where.id().equals(region);
    }

    /** For the beginning of a sentence. */
    String label() {
        return "The source " + getName();
    }

    /**
     * How the account is reached; no value if research gives no role.
     *
     * @throws UnusableConfigurationException if account or Region is wrong
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if there is no such role for the job
     */
    Optional<AccountAccess> access(AwsRoles roles, SessionName session) {
        return UnusableConfigurationException.of(
                label(),
                () -> Optional.ofNullable(credentialsId)
                        .map(id -> roles.access(getName(), accountId(), awsRegion(), id, session)));
    }

    /**
     * What the engine works with.
     *
     * @param resolve which of the environments that a job sees is meant; no value for one that it doesn't see
     * @throws UnusableConfigurationException naming source and value if one is wrong
     */
    Source toEngine(Function<EnvironmentReference, Optional<EnvironmentName>> resolve, Optional<AccountAccess> access) {
        return UnusableConfigurationException.of(label(), () -> {
            requireName();
            return new Source(
                    getName(),
                    accountId(),
                    awsRegion(),
                    getPrefixes().stream()
                            .map(prefix -> prefix.toEngine(resolve))
                            .toList(),
                    access,
                    isPolicyManagedHere(),
                    keys().stream().map(KeyArn::value).toList(),
                    isDecryptThroughS3Only());
        });
    }

    /** The same after a folder, whose environments it may name, got another name. */
    ModelSource following(String oldName, String newName) {
        ModelSource source = new ModelSource(name, account, region);
        source.credentialsId = credentialsId;
        source.policyManagedBy = policyManagedBy;
        source.keyArns = keyArns;
        source.decryptThroughS3Only = decryptThroughS3Only;
        source.setPrefixes(getPrefixes().stream()
                .map(prefix -> prefix.following(oldName, newName))
                .toList());
        return source;
    }

    /** Every value but the credentials, which other people may still change. */
    void requireUsable() {
        toEngine(reference -> Optional.of(reference.name()), Optional.empty());
    }

    /** @throws IllegalArgumentException if there is no role with which the policies could be changed */
    boolean isPolicyManagedHere() {
        boolean managed = Choice.of("policyManagedBy", policyManagedBy, PolicyOwner.OWNERS) == PolicyOwner.PLUGIN;
        if (managed && credentialsId == null) {
            throw new IllegalArgumentException(
                    "Its policies are to be managed by this plugin, but it has no credentials:"
                            + " choose an AWS role of its account, or leave the policies to their owners.");
        }
        return managed;
    }

    List<KeyArn> keys() {
        return getKeyArns().stream().map(KeyArn::new).toList();
    }

    private AccountId accountId() {
        return new AccountId(Util.fixNull(account));
    }

    private AwsRegion awsRegion() {
        return new AwsRegion(Util.fixNull(region));
    }

    private void requireName() {
        SourceName.require(getName());
    }
}
