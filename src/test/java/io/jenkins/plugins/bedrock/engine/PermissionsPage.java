package io.jenkins.plugins.bedrock.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/permissions.md}: the roles of the tests are made from its blocks, so that the page is proved by them. */
public final class PermissionsPage {

    private static final Path PAGE = Path.of("docs", "permissions.md");

    private final Map<String, String> names;

    /** @param names what stands for the names in angle brackets */
    public PermissionsPage(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** The same with something else for a name. */
    public PermissionsPage with(String name, String value) {
        Map<String, String> changed = new HashMap<>(names);
        changed.put(name, value);
        return new PermissionsPage(changed);
    }

    /** The policy in the block of this name. */
    public String policy(String block) {
        Matcher found = Pattern.compile("```json " + block + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(text());
        if (!found.find()) {
            throw new IllegalArgumentException(PAGE + " has no block '" + block + "'.");
        }
        String policy = found.group(1);
        for (Map.Entry<String, String> name : names.entrySet()) {
            policy = policy.replace("<" + name.getKey() + ">", name.getValue());
        }
        if (policy.contains("<")) {
            throw new IllegalStateException("A name in block '" + block + "' was not filled in: " + policy);
        }
        return policy;
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
