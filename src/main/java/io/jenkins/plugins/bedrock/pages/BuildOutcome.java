package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Supplier;

/** What became of a model in an environment, as a build and what is known of the model tell; for the tag {@code state}. */
public enum BuildOutcome {
    ACCEPTED("checkmark-circle-outline", "success", Messages::BuildOutcome_accepted),
    NOT_ACCEPTED("hourglass-outline", "info", Messages::BuildOutcome_notAccepted),
    MOVED("swap-horizontal-outline", "error", Messages::BuildOutcome_moved),
    FAILED("close-circle-outline", "error", Messages::BuildOutcome_failed),
    REFUSED("remove-circle-outline", "error", Messages::BuildOutcome_refused),
    RUNNING("sync-outline", "info", Messages::BuildOutcome_running),
    NOT_AWAITED("alert-circle-outline", "warning", Messages::BuildOutcome_notAwaited),
    INSPECTED("search-outline", "info", Messages::BuildOutcome_inspected),
    NOT_IMPORTABLE("close-circle-outline", "error", Messages::BuildOutcome_notImportable),
    ACCESS_ONLY("key-outline", "info", Messages::BuildOutcome_accessOnly),
    DELETED("trash-outline", "warning", Messages::BuildOutcome_deleted);

    private final String symbol;
    private final String color;
    private final Supplier<String> text;

    BuildOutcome(String symbol, String color, Supplier<String> text) {
        this.symbol = symbol;
        this.color = color;
        this.text = text;
    }

    /** For {@code l:icon}. */
    @NonNull
    public String getSymbol() {
        return "symbol-" + symbol + " plugin-ionicons-api";
    }

    /** One of the meanings for which Jenkins' themes have a colour. */
    @NonNull
    public String getColor() {
        return color;
    }

    /** For people. */
    @NonNull
    public String getText() {
        return text.get();
    }
}
