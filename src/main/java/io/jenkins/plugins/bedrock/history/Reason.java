package io.jenkins.plugins.bedrock.history;

/** Why a person decided something. */
final class Reason {

    static final int LONGEST = 1_000;

    private static final int NO_CHARACTER = 0xFFFE;

    private Reason() {}

    /**
     * What a person wrote, without blanks around it.
     *
     * @throws IllegalArgumentException if it says nothing, too much, or what no page can show
     */
    static String of(String text) {
        String reason = text == null ? "" : text.strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException(Messages.PromotionDesk_NoReason());
        }
        if (reason.length() > LONGEST) {
            throw new IllegalArgumentException(Messages.PromotionDesk_LongReason(reason.length(), LONGEST));
        }
        if (!reason.codePoints().allMatch(Reason::isPrintable)) {
            throw new IllegalArgumentException(Messages.PromotionDesk_UnprintableReason());
        }
        return reason;
    }

    /** Control characters forge lines in logs, format characters turn text around, the rest can't be written. */
    private static boolean isPrintable(int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL:
                return character == '\n' || character == '\r' || character == '\t';
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE:
                return false;
            default:
                return (character & NO_CHARACTER) != NO_CHARACTER;
        }
    }
}
