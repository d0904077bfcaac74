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
    private final String url;

    /**
     * A finding.
     *
     * @param sentence what was found
     * @param wayOut what to do about it
     * @param url the page where that begins, below the address of Jenkins
     */
    ModelFinding(@NonNull FindingKind kind, @NonNull String sentence, @NonNull String wayOut, @NonNull String url) {
        this.kind = kind;
        this.sentence = Sentence.of(sentence);
        this.wayOut = Sentence.of(wayOut);
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

    /** The page where that begins, below the address of Jenkins. */
    @Exported
    @NonNull
    public String getUrl() {
        return url;
    }

    /** Whether nothing of it was lost on disk. */
    boolean isWhole() {
        return kind != null && sentence != null && wayOut != null && url != null;
    }
}
