package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;

/** An {@link EnvironmentId} as it lies in a file. */
public final class RecordedEnvironment {

    private final String scope;
    private final String account;
    private final String region;

    private RecordedEnvironment(String scope, String account, String region) {
        this.scope = scope;
        this.account = account;
        this.region = region;
    }

    static RecordedEnvironment of(EnvironmentId id) {
        return new RecordedEnvironment(
                id.scope(), id.account().value(), id.region().id());
    }

    /** The full name of the folder in which the environment is defined; empty for the whole controller. */
    @NonNull
    public String getScope() {
        return scope == null ? "" : scope;
    }

    @NonNull
    public String getAccount() {
        return account;
    }

    @NonNull
    public String getRegion() {
        return region;
    }

    /**
     * What is recorded here.
     *
     * @throws IllegalArgumentException if the file held something else
     */
    @NonNull
    public EnvironmentId toId() {
        return new EnvironmentId(getScope(), new AccountId(account), new AwsRegion(region));
    }

    boolean isUntouchedBy(NameChange change) {
        return change.item(getScope()).equals(getScope());
    }

    RecordedEnvironment renamed(NameChange change) {
        return new RecordedEnvironment(change.item(getScope()), account, region);
    }
}
