package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.inspection.ModelFigures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How large a model is, as it is kept with a build. */
public final class RememberedFigures {

    @CheckForNull
    private final Long parameters;

    private final long weightBytes;
    private final int shards;
    private final Map<String, Long> bytesByType;

    RememberedFigures(@NonNull ModelFigures figures) {
        this.parameters =
                figures.parameters().isPresent() ? figures.parameters().getAsLong() : null;
        this.weightBytes = figures.weightBytes();
        this.shards = figures.shards();
        this.bytesByType = new LinkedHashMap<>(figures.bytesByType());
    }

    /** Elements of all tensors, as far as headers could be read; no value if weights are quantised. */
    @CheckForNull
    public Long getParameters() {
        return parameters;
    }

    /** The sizes of all shards, in bytes. */
    public long getWeightBytes() {
        return weightBytes;
    }

    /** How many files hold the weights. */
    public int getShards() {
        return shards;
    }

    /** The sizes of all tensors by their element type, in bytes. */
    @NonNull
    public Map<String, Long> getBytesByType() {
        return Collections.unmodifiableMap(bytesByType);
    }

    /** As steps return it. */
    @NonNull
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (parameters != null) {
            map.put("parameters", parameters);
        }
        map.put("weightBytes", weightBytes);
        map.put("shards", shards);
        map.put("bytesByType", new LinkedHashMap<>(bytesByType));
        return map;
    }
}
