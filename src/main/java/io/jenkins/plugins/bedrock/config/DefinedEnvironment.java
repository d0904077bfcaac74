package io.jenkins.plugins.bedrock.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** An environment wherever it is defined, for looking at all of them: for the whole controller, or in a folder. */
public final class DefinedEnvironment {

    private final ScopedEnvironment environment;
    private final AbstractFolder<?> folder;

    private DefinedEnvironment(ScopedEnvironment environment, @CheckForNull AbstractFolder<?> folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** Those of the controller, then those that folders add; what a folder must not define is not among them. */
    @NonNull
    public static List<DefinedEnvironment> all() {
        List<DefinedEnvironment> all = new ArrayList<>();
        new VisibleEnvironments(BedrockConfiguration.get().getEnvironments(), List.of())
                .all()
                .forEach(environment -> all.add(new DefinedEnvironment(environment, null)));
        for (AbstractFolder<?> folder : Jenkins.get().allItems(AbstractFolder.class)) {
            if (folder.getProperties().get(BedrockFolderProperty.class) != null) {
                ofFolder(folder, all);
            }
        }
        return all;
    }

    private static void ofFolder(AbstractFolder<?> folder, List<DefinedEnvironment> all) {
        new VisibleEnvironments(BedrockConfiguration.get().getEnvironments(), FolderLevel.upFrom(folder))
                .all().stream()
                        .filter(environment -> environment.scope().equals(folder.getFullName()))
                        .forEach(environment -> all.add(new DefinedEnvironment(environment, folder)));
    }

    @NonNull
    public String name() {
        return environment.name();
    }

    /** The full name of the folder; empty for the whole controller. */
    @NonNull
    public String scope() {
        return environment.scope();
    }

    /** Where it is configured, below the address of Jenkins. */
    @NonNull
    public String configurationUrl() {
        return folder == null ? "manage/configure" : folder.getUrl() + "configure";
    }

    /** For the beginning of a sentence. */
    @NonNull
    public String label() {
        return environment.label();
    }

    /**
     * What it is, whatever it is called; to know that, nobody must be able to use its role.
     *
     * @throws UnusableConfigurationException if what is configured has a wrong value
     */
    @NonNull
    public EnvironmentId id() {
        return environment.withoutAccess().id();
    }

    /** Whether the plugin creates its import role. */
    public boolean createsImportRole() {
        return environment.definition().getImportRoleBoundary() != null;
    }

    /** Whether models come here from the other one. */
    public boolean promotesFrom(@NonNull DefinedEnvironment other) {
        return environment.definition().getPromotesFrom().contains(other.name()) && environment.sees(other.environment);
    }

    /**
     * What the engine works with, under the credentials that jobs use.
     *
     * @throws UnusableConfigurationException if what is configured has a wrong value
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if there is no such role
     */
    @NonNull
    public Environment toEngine(@NonNull SessionName session) {
        return environment.toEngine(access(session));
    }

    /**
     * How the account is reached.
     *
     * @throws UnusableConfigurationException if account, Region or credentials are missing or wrong
     * @throws io.jenkins.plugins.bedrock.credentials.RoleUnavailableException if there is no such role
     */
    @NonNull
    public AccountAccess access(@NonNull SessionName session) {
        return AnyPlace.access(folder, place -> environment.access(AwsRoles.of(place), session));
    }

    boolean isOpenedBy(ModelSource source) {
        return source.getPrefixes().stream().anyMatch(environment::isOpenedBy);
    }
}
