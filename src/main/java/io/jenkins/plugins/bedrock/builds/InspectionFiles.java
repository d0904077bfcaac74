package io.jenkins.plugins.bedrock.builds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An inspection as files: for programs, and for those who are to mend the model and cannot look into Jenkins. */
final class InspectionFiles {

    /** Another one, once a member has another meaning. */
    private static final int FORMAT = 1;

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final PromotingBuild build;

    InspectionFiles(@NonNull PromotingBuild build) {
        this.build = build;
    }

    /**
     * Keeps an inspection with the build.
     *
     * @param result what the step returns
     * @param table the same for people
     * @return the artifacts' paths
     */
    @NonNull
    List<String> keep(
            @NonNull ModelParameters parameters,
            @NonNull Instant at,
            @NonNull Map<String, Object> result,
            @NonNull List<String> table)
            throws InterruptedException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("inspection.json", json(at, result));
        files.put("inspection.txt", String.join("\n", table) + "\n");
        return new BuildFiles(build).keep(parameters, files);
    }

    private String json(Instant at, Map<String, Object> result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("inspected", at.toString());
        document.put(
                "build",
                build.run().getParent().getFullName() + " #" + build.run().getNumber());
        document.putAll(result);
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts and numbers can be written as JSON: " + e.getMessage(), e);
        }
    }
}
