package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Something that somebody ought to look at, and the way out. */
@ExportedBean(defaultVisibility = 2)
public final class ModelFinding {

    private final FindingKind kind;
    private final String sentence;
    private final String wayOut;
    private final String place;
    private final String url;

    /**
     * A finding.
     *
     * @param sentence what was found
     * @param wayOut what to do about it
     * @param place the name of the page where that begins
     * @param url its address, below the one of Jenkins or whole
     */
    ModelFinding(
            @NonNull FindingKind kind,
            @NonNull String sentence,
            @NonNull String wayOut,
            @NonNull String place,
            @NonNull String url) {
        this.kind = kind;
        this.sentence = Sentence.of(sentence);
        this.wayOut = Sentence.of(wayOut);
        this.place = Sentence.name(place);
        this.url = url;
    }

    @Exported
    @NonNull
    public FindingKind getKind() {
        return kind;
    }

    /** What was found. */
    @Exported
    @NonNull
    public String getSentence() {
        return sentence;
    }

    /** What to do about it. */
    @Exported
    @NonNull
    public String getWayOut() {
        return wayOut;
    }

    /** The name of the page where that begins. */
    @Exported
    @NonNull
    public String getPlace() {
        return place;
    }

    /** Its address, below the one of Jenkins, or whole if it is {@link #isElsewhere}. */
    @Exported
    @NonNull
    public String getUrl() {
        return url;
    }

    /** Whether the page is none of this Jenkins. */
    public boolean isElsewhere() {
        return url.startsWith("https://");
    }

    /** Whether nothing of it was lost on disk. */
    boolean isWhole() {
        return kind != null && sentence != null && wayOut != null && place != null && url != null;
    }
}
