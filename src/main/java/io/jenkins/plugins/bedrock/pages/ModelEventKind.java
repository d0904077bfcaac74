package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Supplier;

/** What can happen to a model, in the order in which it happens: that decides where two happen at once. */
public enum ModelEventKind {
    OVERRIDE_GRANTED("lock-open-outline", "warning", Messages::ModelEventKind_OverrideGranted),
    APPROVED("thumbs-up-outline", "success", Messages::ModelEventKind_Approved),
    OVERRIDE_USED("key-outline", "warning", Messages::ModelEventKind_OverrideUsed),
    FAILED("close-circle-outline", "error", Messages::ModelEventKind_Failed),
    IMPORTED("cloud-download-outline", "info", Messages::ModelEventKind_Imported),
    MOVED("swap-horizontal-outline", "error", Messages::ModelEventKind_Moved),
    SEALED("lock-closed-outline", "info", Messages::ModelEventKind_Sealed),
    TEST_FAILED("thumbs-down-outline", "error", Messages::ModelEventKind_TestFailed),
    TEST_PASSED("flask-outline", "info", Messages::ModelEventKind_TestPassed),
    ACCEPTED("checkmark-circle-outline", "success", Messages::ModelEventKind_Accepted),
    PROMOTED("rocket-outline", "success", Messages::ModelEventKind_Promoted),
    PUBLISHED("megaphone-outline", "success", Messages::ModelEventKind_Published),
    DELETED("trash-outline", "warning", Messages::ModelEventKind_Deleted),
    OVERRIDE_WITHDRAWN("lock-closed-outline", "info", Messages::ModelEventKind_OverrideWithdrawn),
    RECALLED("ban-outline", "error", Messages::ModelEventKind_Recalled);

    private final String symbol;
    private final String color;
    private final Supplier<String> text;

    ModelEventKind(String symbol, String color, Supplier<String> text) {
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
