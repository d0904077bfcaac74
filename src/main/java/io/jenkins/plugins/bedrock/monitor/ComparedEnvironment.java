package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.config.DefinedEnvironment;
import io.jenkins.plugins.bedrock.engine.operation.ModelComparison;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How the ledger and AWS agree on one environment, or why that could not be seen. */
@ExportedBean(defaultVisibility = 2)
public final class ComparedEnvironment {

    private final String name;
    private final String scope;
    private final String account;
    private final String region;
    private final int quota;
    private final String problem;
    private final List<ComparisonRow> models;
    private final List<String> notRead;

    private ComparedEnvironment(
            DefinedEnvironment environment,
            String account,
            String region,
            int quota,
            String problem,
            List<ComparisonRow> models,
            List<String> notRead) {
        this.name = environment.name();
        this.scope = environment.scope();
        this.account = account;
        this.region = region;
        this.quota = quota;
        this.problem = problem;
        this.models = models;
        this.notRead = notRead;
    }

    @NonNull
    static ComparedEnvironment of(
            @NonNull DefinedEnvironment defined,
            @NonNull Environment environment,
            @NonNull ModelComparison comparison) {
        EnvironmentId id = environment.id();
        return new ComparedEnvironment(
                defined,
                id.account().value(),
                id.region().id(),
                environment.settings().modelQuota(),
                null,
                new ArrayList<>(
                        comparison.models().stream().map(ComparisonRow::new).toList()),
                new ArrayList<>(comparison.notRead().stream().map(Sentence::of).toList()));
    }

    /** Of one that could not be asked. */
    @NonNull
    static ComparedEnvironment failed(@NonNull DefinedEnvironment defined, @NonNull String problem) {
        return new ComparedEnvironment(defined, "", "", 0, problem, new ArrayList<>(), new ArrayList<>());
    }

    @Exported
    @NonNull
    public String getName() {
        return name;
    }

    /** The full name of the folder where it is defined; empty for the whole controller. */
    @Exported
    @NonNull
    public String getScope() {
        return scope;
    }

    @Exported
    @NonNull
    public String getAccount() {
        return account;
    }

    @Exported
    @NonNull
    public String getRegion() {
        return region;
    }

    /** How many imported models the account may hold, as the environment says. */
    @Exported
    public int getQuota() {
        return quota;
    }

    /** How many it holds. */
    @Exported
    public long getInAws() {
        return models().stream().filter(model -> model.getName() != null).count();
    }

    /** Why AWS could not be asked; null if it could. */
    @Exported
    @CheckForNull
    public String getProblem() {
        return problem;
    }

    @Exported
    @NonNull
    public List<ComparisonRow> getModels() {
        return Collections.unmodifiableList(models());
    }

    /** What was not read, and why; empty if all was. */
    @Exported
    @NonNull
    public List<String> getNotRead() {
        return notRead == null ? List.of() : Collections.unmodifiableList(notRead);
    }

    /** As people call it. */
    @NonNull
    public String getLabel() {
        return scope.isEmpty() ? name : scope + "/" + name;
    }

    boolean isOf(EnvironmentId id) {
        return scope.equals(id.scope())
                && account.equals(id.account().value())
                && region.equals(id.region().id());
    }

    /** Whether nothing of it was lost on disk. */
    boolean isWhole() {
        return name != null
                && scope != null
                && account != null
                && region != null
                && models().stream().allMatch(model -> model != null && model.isWhole());
    }

    private List<ComparisonRow> models() {
        return models == null ? List.of() : models;
    }
}
