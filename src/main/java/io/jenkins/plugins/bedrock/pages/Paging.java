package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;

/** Which part of a long list is shown, and links to the parts around it that work without scripts. */
@Restricted(NoExternalUse.class)
public final class Paging {

    /** The query parameter with the number of the page; the first one is 1. */
    static final String PARAMETER = "page";

    private final int page;
    private final int size;
    private final int total;
    private final String filter;

    private Paging(int page, int size, int total, String filter) {
        this.page = page;
        this.size = size;
        this.total = total;
        this.filter = filter;
    }

    /**
     * The page that a request asks for, or the nearest that there is.
     *
     * @param size how many there are on a page
     * @param total how many there are at all
     * @param filter what links hand on as the parameter {@code filter}; may be empty
     */
    @NonNull
    static Paging of(@NonNull StaplerRequest2 request, int size, int total, @NonNull String filter) {
        int last = Math.max(1, (total + size - 1) / size);
        int asked = number(request.getParameter(PARAMETER), 1);
        return new Paging(Math.min(last, Math.max(1, asked)), size, total, filter);
    }

    /** A number of a request; another one for none. */
    static int number(@CheckForNull String text, int other) {
        try {
            return text == null ? other : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return other;
        }
    }

    /** What of the list is on the page. */
    @NonNull
    <T> List<T> of(@NonNull List<T> all) {
        return all.subList(Math.min(all.size(), getFrom() - 1), Math.min(all.size(), getTo()));
    }

    public int getPage() {
        return page;
    }

    public int getPages() {
        return Math.max(1, (total + size - 1) / size);
    }

    public int getSize() {
        return size;
    }

    public int getTotal() {
        return total;
    }

    /** The number of the first that is shown, counted from 1. */
    public int getFrom() {
        return (page - 1) * size + 1;
    }

    /** The number of the last that is shown. */
    public int getTo() {
        return Math.min(total, page * size);
    }

    /** Null on the first page. */
    @CheckForNull
    public String getPrevious() {
        return page > 1 ? link(page - 1) : null;
    }

    /** Null on the last page. */
    @CheckForNull
    public String getNext() {
        return page < getPages() ? link(page + 1) : null;
    }

    private String link(int other) {
        return "?" + PARAMETER + "=" + other
                + (filter.isEmpty() ? "" : "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }
}
