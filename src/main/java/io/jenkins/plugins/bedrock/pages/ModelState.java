package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Supplier;

/** What has become of a model in an environment; for the tag {@code state}. */
public enum ModelState {
    ACCEPTED("checkmark-circle-outline", "success", Messages::ModelState_Accepted),
    IMPORTED("hourglass-outline", "info", Messages::ModelState_Imported),
    MOVED("swap-horizontal-outline", "error", Messages::ModelState_Moved),
    FAILED("close-circle-outline", "error", Messages::ModelState_Failed),
    DELETED("trash-outline", "warning", Messages::ModelState_Deleted);

    private final String symbol;
    private final String color;
    private final Supplier<String> text;

    ModelState(String symbol, String color, Supplier<String> text) {
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
