package io.jenkins.plugins.bedrock.docs;

import java.nio.file.Path;

/**
 * A fenced block of a page.
 *
 * @param line where its text begins
 * @param language the first word after the fence; empty if there is none
 * @param tag how it is run: the second word; empty if there is none
 * @param name the third word, for a test that looks for just this block; empty if there is none
 */
record Example(Path page, int line, String language, String tag, String name, String text) {

    boolean is(String otherLanguage, String otherTag) {
        return language.equals(otherLanguage) && tag.equals(otherTag);
    }

    /** The same with another text in place of one that it has. */
    Example with(String part, String replacement) {
        if (!text.contains(part)) {
            throw new IllegalArgumentException(this + " does not have '" + part + "'.");
        }
        return new Example(page, line, language, tag, name, text.replace(part, replacement));
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
