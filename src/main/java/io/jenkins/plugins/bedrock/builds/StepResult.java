package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step returns: a plain map that a Pipeline may keep in its variables, with strings, numbers, booleans, lists of
 * strings, and maps and lists of maps of these. What has no value is left out.
 */
public final class StepResult {

    private final Map<String, Object> values = new LinkedHashMap<>();

    @NonNull
    static StepResult of(@NonNull ModelParameters parameters) {
        return new StepResult()
                .with("model", parameters.getModel())
                .with("modelSource", parameters.getModelSource())
                .with("environment", parameters.getEnvironment());
    }

    @NonNull
    StepResult with(@NonNull String key, @CheckForNull String value) {
        return put(key, value);
    }

    @NonNull
    StepResult with(@NonNull String key, @NonNull Optional<?> value) {
        return put(key, value.orElse(null));
    }

    @NonNull
    StepResult with(@NonNull String key, long value) {
        return put(key, value);
    }

    @NonNull
    StepResult with(@NonNull String key, boolean value) {
        return put(key, value);
    }

    @NonNull
    StepResult with(@NonNull String key, @NonNull Collection<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(String.valueOf(value)));
        return put(key, texts);
    }

    /** @param value of the same kinds of values, and no other */
    @NonNull
    StepResult withMap(@NonNull String key, @NonNull Map<String, Object> value) {
        return put(key, value);
    }

    /** @param values of the same kinds of values, and no others */
    @NonNull
    StepResult withMaps(@NonNull String key, @NonNull List<Map<String, Object>> values) {
        return put(key, new ArrayList<>(values));
    }

    @NonNull
    Map<String, Object> map() {
        return values;
    }

    private StepResult put(String key, Object value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }
}
