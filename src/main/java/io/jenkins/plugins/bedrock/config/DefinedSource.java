package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.util.List;
import java.util.Optional;

/** A source as it is defined, for looking at all of them. */
public final class DefinedSource {

    private final ModelSource source;

    private DefinedSource(ModelSource source) {
        this.source = source;
    }

    @NonNull
    public static List<DefinedSource> all() {
        return BedrockConfiguration.get().getSources().stream()
                .map(DefinedSource::new)
                .toList();
    }

    @NonNull
    public String name() {
        return source.getName();
    }

    /** Where it is configured, below the address of Jenkins. */
    @NonNull
    public String configurationUrl() {
        return "manage/configure";
    }

    /** For the beginning of a sentence. */
    @NonNull
    public String label() {
        return source.label();
    }

    /** Whether research has given a role. */
    public boolean hasRole() {
        return source.getCredentialsId() != null;
    }

    /** Whether its models may go there. */
    public boolean opensFor(@NonNull DefinedEnvironment environment) {
        return environment.isOpenedBy(source);
    }

    /**
     * How the account is reached; no value if research gives no role.
     *
     * @throws UnusableConfigurationException if account or Region is wrong
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if there is no such role
     */
    @NonNull
    public Optional<AccountAccess> access(@NonNull SessionName session) {
        return hasRole()
                ? Optional.of(AnyPlace.access(
                        null,
                        place -> source.access(AwsRoles.of(place), session).orElseThrow()))
                : Optional.empty();
    }

    /**
     * What the engine works with, for all environments at once.
     *
     * @throws UnusableConfigurationException if what is configured has a wrong value
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if there is no such role
     */
    @NonNull
    public Source toEngine(@NonNull SessionName session) {
        return source.toEngine(reference -> Optional.of(reference.name()), access(session));
    }
}
