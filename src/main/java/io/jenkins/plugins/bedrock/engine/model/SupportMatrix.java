package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Custom Model Import can take, where, and what it costs: data that AWS changes, read from
 * {@code support-matrix.json} and from what an administrator sets over it (see {@link SupportDocument}).
 *
 * @param date when the sources were read, as {@code 2026-11-23}
 * @param sources where the data comes from
 * @param regions with Custom Model Import
 * @param families by name, as the user guide groups architectures
 * @param architectures the family of each class that a {@code config.json} may name under {@code architectures}
 * @param modelTypes the {@code model_type} that belongs to an architecture; of one that is not listed, any may
 * @param limits of a checkpoint
 * @param llama3RopeScaling what Bedrock uses whatever a checkpoint with {@code llama3} rope scaling says
 * @param tokenizerClasses that a {@code tokenizer_config.json} may name
 * @param quotas of an account in a Region
 * @param customModelUnits prices by the version of the units, as GetImportedModel names it
 * @param customModelUnitPricesOf when the prices were those, as {@code 2026-11-23}
 * @param customModelUnitExamples models of which AWS says how many units they take
 */
public record SupportMatrix(
        String date,
        List<String> sources,
        List<String> regions,
        Map<String, ModelFamily> families,
        Map<String, String> architectures,
        Map<String, String> modelTypes,
        CheckpointLimits limits,
        Llama3RopeScaling llama3RopeScaling,
        List<String> tokenizerClasses,
        ImportQuotas quotas,
        Map<String, UnitPrice> customModelUnits,
        String customModelUnitPricesOf,
        List<UnitExample> customModelUnitExamples) {

    /** The values in Hugging Face's order; lengths in tokens. */
    public record Llama3RopeScaling(
            double factor, double lowFrequencyFactor, double highFrequencyFactor, long originalPositionEmbeddings) {}

    /** How many at a time, per account and Region. */
    public record ImportQuotas(int concurrentImportJobs, int importedModels) {
        public ImportQuotas {
            requirePositive("quotas", Math.min(concurrentImportJobs, importedModels));
        }
    }

    /** What a Custom Model Unit costs in one Region; in others it may differ. */
    public record UnitPrice(String region, double usdPerUnitMinute, double usdPerUnitMonthOfStorage) {
        public UnitPrice {
            checkedRegions(List.of(region));
            if (!(usdPerUnitMinute >= 0 && usdPerUnitMonthOfStorage >= 0)) {
                throw new IllegalArgumentException("a price of customModelUnits is negative");
            }
        }
    }

    /** Read once, when it is asked for. */
    private static final class Delivered {
        static final SupportMatrix MATRIX = builtIn();
    }

    public SupportMatrix {
        LocalDate.parse(date);
        LocalDate.parse(customModelUnitPricesOf);
        sources = List.copyOf(sources);
        regions = List.copyOf(checkedRegions(regions));
        families = Map.copyOf(families);
        architectures = Map.copyOf(architectures);
        modelTypes = Map.copyOf(modelTypes);
        tokenizerClasses = List.copyOf(tokenizerClasses);
        customModelUnits = Map.copyOf(customModelUnits);
        customModelUnitExamples = List.copyOf(customModelUnitExamples);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("regions is empty: name at least one, for example us-east-1");
        }
        for (Map.Entry<String, String> entry : architectures.entrySet()) {
            if (!families.containsKey(entry.getValue())) {
                throw new IllegalArgumentException("the architecture " + entry.getKey() + " is of family '"
                        + entry.getValue() + "', which families does not have");
            }
        }
    }

    /** What this plugin was delivered with. */
    public static SupportMatrix builtIn() {
        return SupportDocument.builtIn().matrix();
    }

    /**
     * What this plugin was delivered with, changed by an administrator.
     *
     * @param json a JSON merge patch (RFC 7396), see {@link SupportDocument}; blank changes nothing
     * @throws ModelProblem if it is not JSON, or the result is not valid
     */
    public static SupportMatrix overriddenBy(String json) {
        return SupportDocument.builtIn().patchedBy(json).matrix();
    }

    /** The family of an architecture; no value if it cannot be imported. */
    public Optional<String> family(String architecture) {
        return Optional.ofNullable(architectures.get(architecture));
    }

    /**
     * Whether its tensors are called as its family's are: not known of an architecture that an administrator has added, or
     * put into another family.
     */
    public boolean knowsTensorsOf(String architecture) {
        return Delivered.MATRIX.modelTypes.containsKey(architecture)
                && Delivered.MATRIX.family(architecture).equals(family(architecture));
    }

    /** Where models of a family can be imported. */
    public List<String> regions(String family) {
        List<String> own = families.get(family).regions();
        return own.isEmpty() ? regions : own;
    }

    /**
     * Refuses a Region in which nothing can be imported.
     *
     * @throws ModelProblem naming the Regions where it is possible
     */
    public void requireImportRegion(AwsRegion region) {
        if (!regions.contains(region.id())) {
            throw new ModelProblem("Nothing can be imported in " + region + " (partition " + region.partition()
                    + "): Custom Model Import exists in " + String.join(", ", regions) + " only, as of " + date
                    + ". Choose one of them, or have an administrator add this one if AWS offers it by now.");
        }
    }

    private static List<String> checkedRegions(List<String> regions) {
        return regions.stream().map(AwsRegion::new).map(AwsRegion::id).toList();
    }

    static void requirePositive(String where, long smallest) {
        if (smallest < 1) {
            throw new IllegalArgumentException(
                    "a number under " + where + " is " + smallest + ", but all are 1 or more");
        }
    }
}
