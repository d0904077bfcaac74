package io.jenkins.plugins.bedrock.engine.model;

/** What a JSON escape can make, and UTF-8 cannot hold: half of a surrogate pair. */
final class Surrogates {

    private Surrogates() {}

    static boolean arePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
