package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.inspection.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A finding as it is kept with a build, whatever becomes of its code: plain texts, none longer than a thousand characters. */
@ExportedBean(defaultVisibility = 2)
public final class RememberedFinding {

    private final String code;
    private final String severity;
    private final String where;
    private final String what;
    private final String why;
    private final String source;
    private final String mend;
    private final boolean accepted;

    RememberedFinding(@NonNull Finding finding, boolean accepted) {
        this.code = finding.code().name();
        this.severity = finding.severity().name();
        this.where = finding.where();
        this.what = finding.what();
        this.why = finding.why();
        this.source = finding.source().title();
        this.mend = finding.mend();
        this.accepted = accepted;
    }

    /** As docs/inspection.md lists it. */
    @NonNull
    @Exported
    public String getCode() {
        return code;
    }

    /** {@code ERROR} or {@code WARNING}. */
    @NonNull
    @Exported
    public String getSeverity() {
        return severity;
    }

    /** The file below the model's prefix, or what else it is about; written by strangers, like the next one. */
    @NonNull
    @Exported
    public String getWhere() {
        return where;
    }

    /** What is wrong, with the values that were seen. */
    @NonNull
    @Exported
    public String getWhat() {
        return what;
    }

    /** The rule. */
    @NonNull
    @Exported
    public String getWhy() {
        return why;
    }

    /** Where the rule comes from. */
    @NonNull
    @Exported
    public String getSource() {
        return source;
    }

    /** What to do. */
    @NonNull
    @Exported
    public String getMend() {
        return mend;
    }

    /** Whether the build has accepted it. */
    @Exported
    public boolean isAccepted() {
        return accepted;
    }

    /** Whether it keeps the model out. */
    boolean isRefused() {
        return severity.equals("ERROR") && !accepted;
    }

    /** As steps return it. */
    @NonNull
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code);
        map.put("severity", severity);
        map.put("where", where);
        map.put("what", what);
        map.put("why", why);
        map.put("source", source);
        map.put("mend", mend);
        map.put("accepted", accepted);
        return map;
    }

    /** On one line. */
    @Override
    public String toString() {
        return code + " in " + where + ": " + what + " " + mend;
    }
}
