package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One model version with what has become of it in the environments of a board. */
@ExportedBean(defaultVisibility = BoardPage.ALWAYS)
@Restricted(NoExternalUse.class)
public final class BoardRow {

    private final VisibleModel model;
    private final List<BoardCell> cells;

    BoardRow(VisibleModel model, List<EnvironmentLabel> columns) {
        this.model = model;
        List<BoardCell> all = new ArrayList<>();
        columns.forEach(column -> all.add(model.in(column)));
        this.cells = Collections.unmodifiableList(all);
    }

    /** For example {@code support-bot/v7}; the beginning of the digest if no name is known. */
    @Exported
    @NonNull
    public String getVersion() {
        return model.title();
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    @Exported
    @NonNull
    public String getDigest() {
        return model.digest().toString();
    }

    /** The beginning of the digest. */
    @NonNull
    public String getShortDigest() {
        return model.shortDigest();
    }

    /** What the digest rests on; null if that is not known. */
    @Exported
    @CheckForNull
    public String getStrength() {
        return model.strength().orElse(null);
    }

    /** Why the model is refused everywhere; null if it is not. */
    @Exported
    @CheckForNull
    public String getRecalled() {
        return model.recalled().map(Shown::sentence).orElse(null);
    }

    /** Its history, below the address of Jenkins. */
    @Exported
    @NonNull
    public String getUrl() {
        return ControllerBoard.urlOf(model.sha256());
    }

    /** One for each column, in that order; null where the model was never on its way. */
    @NonNull
    public List<BoardCell> getCells() {
        return cells;
    }

    /** Those in which there is something. */
    @Exported(name = "environments", inline = true)
    @NonNull
    public List<BoardCell> getFilledCells() {
        return cells.stream().filter(Objects::nonNull).toList();
    }
}
