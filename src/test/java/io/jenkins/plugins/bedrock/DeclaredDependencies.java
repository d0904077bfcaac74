package io.jenkins.plugins.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Which plugins on the tests' class path are there only for tests. */
final class DeclaredDependencies {

    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final Path PLUGINS = TEST_CLASSES.resolve("test-dependencies");

    private DeclaredDependencies() {}

    /** The names of all plugins that neither the plugin nor a plugin that it needs has declared. */
    static String[] undeclared() throws IOException {
        Map<String, List<String>> needs = new HashMap<>();
        for (String name : Files.readAllLines(PLUGINS.resolve("index"))) {
            needs.put(name, dependencies(PLUGINS.resolve(name + ".hpi")));
        }
        Set<String> declared = new HashSet<>();
        try (InputStream hpl = Files.newInputStream(TEST_CLASSES.resolve("the.hpl"))) {
            addAll(dependencies(new Manifest(hpl)), needs, declared);
        }
        return needs.keySet().stream().filter(name -> !declared.contains(name)).toArray(String[]::new);
    }

    private static void addAll(List<String> names, Map<String, List<String>> needs, Set<String> declared) {
        for (String name : names) {
            if (declared.add(name)) {
                addAll(needs.getOrDefault(name, List.of()), needs, declared);
            }
        }
    }

    private static List<String> dependencies(Path plugin) throws IOException {
        try (JarFile jar = new JarFile(plugin.toFile())) {
            return dependencies(jar.getManifest());
        }
    }

    private static List<String> dependencies(Manifest manifest) {
        String all = manifest.getMainAttributes().getValue("Plugin-Dependencies");
        List<String> names = new ArrayList<>();
        for (String one : all == null ? new String[0] : all.split(",")) {
            if (!one.contains("resolution:=optional")) {
                names.add(one.substring(0, one.indexOf(':')));
            }
        }
        return names;
    }
}
