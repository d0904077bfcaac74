package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.config.SeenEnvironment;
import io.jenkins.plugins.bedrock.config.SeenEnvironments;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What an environment is called. Of one that is defined no more, account and Region are known; and of one in a folder that
 * the viewer may not see, the folder's name is not told.
 */
@ExportedBean(defaultVisibility = BoardPage.ALWAYS)
@Restricted(NoExternalUse.class)
public final class EnvironmentLabel {

    private final EnvironmentId id;
    private final String name;

    private EnvironmentLabel(EnvironmentId id, @CheckForNull String name) {
        this.id = id;
        this.name = name;
    }

    @NonNull
    static EnvironmentLabel of(@NonNull SeenEnvironment environment) {
        return new EnvironmentLabel(environment.id(), environment.name());
    }

    @NonNull
    static EnvironmentLabel of(@NonNull EnvironmentId environment) {
        return new EnvironmentLabel(
                environment, SeenEnvironments.nameOf(environment).orElse(null));
    }

    /** Those that are defined, in their order, and after them the others for which models were ever on their way. */
    @NonNull
    static List<EnvironmentLabel> inOrder(
            @NonNull List<SeenEnvironment> defined, @NonNull Collection<EnvironmentId> recorded) {
        List<EnvironmentLabel> all =
                new ArrayList<>(defined.stream().map(EnvironmentLabel::of).toList());
        Set<EnvironmentId> known = defined.stream().map(SeenEnvironment::id).collect(Collectors.toSet());
        recorded.stream()
                .filter(other -> !known.contains(other))
                .sorted(Comparator.comparing(EnvironmentId::toString))
                .map(EnvironmentLabel::of)
                .forEach(all::add);
        return all;
    }

    @NonNull
    EnvironmentId id() {
        return id;
    }

    /** Null if it is defined no more, or where the viewer may not look. */
    @Exported
    @CheckForNull
    public String getName() {
        return name;
    }

    @Exported
    @NonNull
    public String getAccount() {
        return id.account().value();
    }

    @Exported
    @NonNull
    public String getRegion() {
        return id.region().id();
    }

    /** The full name of the folder that defines it; empty for the whole controller; null if that is not told. */
    @Exported
    @CheckForNull
    public String getFolder() {
        return name == null ? null : id.scope();
    }

    /** For people. */
    @NonNull
    public String getText() {
        if (name == null) {
            return Messages.EnvironmentLabel_Gone();
        }
        return id.scope().isEmpty() ? name : Messages.EnvironmentLabel_OfFolder(name, id.scope());
    }

    /** For people: where it is. */
    @NonNull
    public String getPlace() {
        return getAccount() + " " + getRegion();
    }
}
