package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.ArrayList;
import java.util.List;

/** Sets texts in lines of a width, each with a label before its first line and as much room before the others. */
final class Wrapping {

    private final int width;
    private final int indent;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param width of a whole line, in characters
     * @param indent of the texts, in characters
     */
    Wrapping(int width, int indent) {
        this.width = width;
        this.indent = indent;
    }

    /** A line as it is. */
    Wrapping line(String text) {
        lines.add(text);
        return this;
    }

    /** A text with a label that is shorter than the indent. */
    Wrapping text(String label, String text) {
        StringBuilder line = new StringBuilder(label).append(" ".repeat(indent - label.length()));
        for (String word : text.strip().split(" +")) {
            line = added(line, word);
        }
        end(line);
        return this;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** A word that is longer than a line is broken where the line ends. */
    private StringBuilder added(StringBuilder line, String word) {
        StringBuilder current = line;
        if (current.length() > indent && current.length() + 1 + word.length() > width) {
            current = end(current);
        }
        if (current.length() > indent) {
            current.append(' ');
        }
        String rest = word;
        while (current.length() + rest.length() > width) {
            int room = width - current.length();
            int cut = Character.isHighSurrogate(rest.charAt(room - 1)) ? room - 1 : room;
            current.append(rest, 0, cut);
            rest = rest.substring(cut);
            current = end(current);
        }
        return current.append(rest);
    }

    /** Gives the next line. */
    private StringBuilder end(StringBuilder line) {
        lines.add(line.toString().stripTrailing());
        return new StringBuilder(" ".repeat(indent));
    }
}
