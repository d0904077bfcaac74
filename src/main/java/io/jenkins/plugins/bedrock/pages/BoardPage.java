package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A page of a model board, as a request asks for it: {@code filter} is a part of a name or the beginning of a digest,
 * {@code page} its number, {@code size} how many models are on it. Of the models on other pages nothing is made but the
 * decision whether they belong there.
 */
@ExportedBean(defaultVisibility = BoardPage.ALWAYS)
@Restricted(NoExternalUse.class)
public final class BoardPage {

    /** Parts of these pages have no address of their own, so that the remote API shows them at every depth. */
    static final int ALWAYS = 999;

    static final int SIZE = 50;
    static final int MOST = 200;

    private final String filter;
    private final Paging paging;
    private final List<EnvironmentLabel> columns;
    private final List<BoardRow> rows;

    private BoardPage(String filter, Paging paging, List<EnvironmentLabel> columns, List<BoardRow> rows) {
        this.filter = filter;
        this.paging = paging;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    @NonNull
    static BoardPage of(@NonNull Place place, @NonNull StaplerRequest2 request) {
        String filter = Util.fixNull(request.getParameter("filter")).strip();
        List<VisibleModel> all = all(place, IndexedModel.searched(filter));
        int size = Math.min(MOST, Math.max(1, Paging.number(request.getParameter("size"), SIZE)));
        Paging paging = Paging.of(request, size, all.size(), filter);
        List<VisibleModel> shown = paging.of(all);
        List<EnvironmentLabel> columns = BoardColumns.of(place, shown);
        return new BoardPage(
                filter,
                paging,
                columns,
                shown.stream().map(model -> new BoardRow(model, columns)).toList());
    }

    private static List<VisibleModel> all(Place place, String searched) {
        Viewer viewer = new Viewer();
        return ModelIndex.get().models().stream()
                .map(model -> new VisibleModel(model, viewer))
                .filter(model -> model.isIn(place))
                .filter(model -> model.matches(searched))
                .toList();
    }

    @NonNull
    public Paging getPaging() {
        return paging;
    }

    @NonNull
    public String getFilter() {
        return filter;
    }

    /** How many models the viewer may see that match the filter. */
    @Exported
    public int getTotal() {
        return paging.getTotal();
    }

    @Exported
    public int getPage() {
        return paging.getPage();
    }

    @Exported
    public int getPages() {
        return paging.getPages();
    }

    /** The columns. */
    @Exported(name = "environments", inline = true)
    @NonNull
    public List<EnvironmentLabel> getColumns() {
        return columns;
    }

    /** The models of this page, those first to which something has happened last. */
    @Exported(name = "models", inline = true)
    @NonNull
    public List<BoardRow> getRows() {
        return rows;
    }
}
