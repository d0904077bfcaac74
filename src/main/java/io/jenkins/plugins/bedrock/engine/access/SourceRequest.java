package io.jenkins.plugins.bedrock.engine.access;

import java.util.List;

/**
 * What the owners of bucket and key are asked to apply, because they manage their policies themselves.
 *
 * @param fragments files to hand over; empty where nothing is asked
 * @param state what can be seen of it; never that access "was granted"
 */
public record SourceRequest(List<Fragment> fragments, State state) {

    /** What the files to hand over are called, of which not every request has all; the explanation comes first. */
    public static final List<String> FILE_NAMES = List.of(
            "README.md",
            "bucket-policy-statements.json",
            "key-policy-statements.json",
            "access.tf",
            "cloudformation-statements.yaml");

    static final SourceRequest NONE = new SourceRequest(List.of(), State.NOT_NEEDED);

    public SourceRequest {
        fragments = List.copyOf(fragments);
    }

    /** What can be seen of a request. */
    public enum State {
        NOT_NEEDED("The policies of bucket and key are managed here."),
        NOT_APPLIED("Not applied yet: the policies of bucket or key, as they can be seen, still lack what was asked."),
        NO_LACK_VISIBLE("No lack is visible in the policies of bucket and key; only an import proves the access."),
        PARTLY_SEEN(
                "No lack is visible in what could be seen of the policies of bucket and key, but not all of it could:"
                        + " the warnings name what was not seen, and only an import proves the access."),
        UNSEEN("Whether it was applied cannot be seen from here: no role of the source's account was given.");

        private final String sentence;

        State(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** A file to hand over. */
    public record Fragment(String fileName, String content) {}
}
