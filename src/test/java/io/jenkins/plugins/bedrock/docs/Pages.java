package io.jenkins.plugins.bedrock.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** README and docs, and the examples in them. */
final class Pages {

    static final Path README = Path.of("README.md");

    private static final Path DOCS = Path.of("docs");
    private static final String FENCE = "```";

    private Pages() {}

    /** All pages, the README first. */
    static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(DOCS)) {
            Stream<Path> pages =
                    docs.filter(page -> page.toString().endsWith(".md")).sorted();
            return Stream.concat(Stream.of(README), pages).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All examples, in the order of the pages and on them. */
    static List<Example> examples() {
        return pages().stream().flatMap(page -> of(page).stream()).toList();
    }

    static List<Example> examples(String language, String tag) {
        return examples().stream().filter(example -> example.is(language, tag)).toList();
    }

    /** The examples of one page. */
    static List<Example> of(Path page) {
        try {
            return parse(page, Files.readAllLines(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configuration that an example is run with: the last one above it on its page, or that of the README. */
    static Example configurationOf(Example example) {
        return of(example.page()).stream()
                .filter(block -> block.is("yaml", "jcasc") && block.line() < example.line())
                .reduce((first, second) -> second)
                .orElseGet(() -> of(README).stream()
                        .filter(block -> block.is("yaml", "jcasc"))
                        .findFirst()
                        .orElseThrow());
    }

    static List<Example> parse(Path page, List<String> lines) {
        List<Example> examples = new ArrayList<>();
        Iterator<String> rest = lines.iterator();
        for (int line = 1; rest.hasNext(); line++) {
            String opening = rest.next().strip();
            if (opening.startsWith(FENCE)) {
                List<String> text = text(page, line, rest);
                examples.add(example(page, line + 1, opening.substring(FENCE.length()), text));
                line += text.size() + 1;
            }
        }
        return examples;
    }

    private static List<String> text(Path page, int line, Iterator<String> rest) {
        List<String> text = new ArrayList<>();
        while (rest.hasNext()) {
            String next = rest.next();
            if (next.strip().equals(FENCE)) {
                return text;
            }
            text.add(next);
        }
        throw new IllegalStateException("The block that begins at " + page + ":" + line + " does not end.");
    }

    private static Example example(Path page, int line, String info, List<String> text) {
        String[] words = (info.strip() + "   ").split(" ", -1);
        return new Example(page, line, words[0], words[1], words[2], String.join("\n", text) + "\n");
    }
}
