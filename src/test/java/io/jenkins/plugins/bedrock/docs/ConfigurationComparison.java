package io.jenkins.plugins.bedrock.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Compares what was asked of Jenkins with what it says that it has, which is more: fields that were left out show their
 * defaults.
 *
 * @param secrets what names in {@code ${}} stand for; Jenkins shows some of them encrypted
 */
record ConfigurationComparison(Map<String, String> secrets) {

    List<String> differences(String askedYaml, String isYaml) {
        List<String> differences = new ArrayList<>();
        compare("", read(askedYaml), read(isYaml), differences);
        return differences;
    }

    private void compare(String where, Object asked, Object is, List<String> differences) {
        if (asked instanceof Map<?, ?> askedMap && is instanceof Map<?, ?> isMap) {
            askedMap.forEach((key, value) -> compare(where + "/" + key, value, isMap.get(key), differences));
        } else if (asked instanceof List<?> askedList
                && is instanceof List<?> isList
                && askedList.size() == isList.size()) {
            for (int i = 0; i < askedList.size(); i++) {
                compare(where + "/" + i, askedList.get(i), isList.get(i), differences);
            }
        } else if (!isSame(String.valueOf(asked), String.valueOf(is))) {
            differences.add(where + ": " + asked + " was asked for, and " + is + " is there");
        }
    }

    private boolean isSame(String asked, String is) {
        String revealed = asked;
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            revealed = revealed.replace("${" + secret.getKey() + "}", secret.getValue());
        }
        boolean isEncrypted = !revealed.equals(asked) && is.startsWith("{") && is.endsWith("}");
        return isEncrypted || revealed.equals(is);
    }

    private static Object read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }
}
