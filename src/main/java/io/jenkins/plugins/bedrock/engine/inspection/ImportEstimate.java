package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix.UnitPrice;
import io.jenkins.plugins.bedrock.engine.model.UnitExample;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What running and keeping a model may cost once it is imported. An estimate: Bedrock says only after the import how many
 * Custom Model Units a copy takes, and prices change.
 *
 * <p>Use is charged in windows of 5 minutes, from the first call that succeeds on: copies times units of a copy times
 * price of a unit and minute times 5, for each window (Amazon Bedrock pricing, the example under Custom Model Import).
 *
 * @param unitsVersion the version of the units
 * @param price of one unit
 * @param pricesOf when it was that, as {@code 2026-11-23}
 * @param region where the model is imported; the price may be another Region's
 * @param example the model of the same family, size and context length of which AWS says how many units it takes; no
 *     value if there is none, and the number is not known
 */
public record ImportEstimate(
        String unitsVersion, UnitPrice price, String pricesOf, String region, Optional<UnitExample> example) {

    private static final int MINUTES = 5;

    /** Of a model of the same size, parameters may differ by this part, for example by a few tokens. */
    private static final double DEVIATION = 0.05;

    /** No value if it cannot be imported, or the price is not known. */
    static Optional<ImportEstimate> of(Checkpoint checkpoint, InspectionRequest request) {
        SupportMatrix matrix = request.matrix();
        return checkpoint.architecture().flatMap(matrix::family).flatMap(name -> {
            ModelFamily family = matrix.families().get(name);
            String version = family.customModelUnitsVersion();
            return Optional.ofNullable(matrix.customModelUnits().get(version))
                    .map(price -> new ImportEstimate(
                            version,
                            price,
                            matrix.customModelUnitPricesOf(),
                            request.region().id(),
                            matrix.customModelUnitExamples().stream()
                                    .filter(example -> example.family().equals(name))
                                    .filter(example -> isLike(example, checkpoint))
                                    .findFirst()));
        });
    }

    /** Of one copy; no value if it is not known before the import. */
    public OptionalInt units() {
        return example.map(like -> OptionalInt.of(like.units())).orElse(OptionalInt.empty());
    }

    /**
     * What use costs, in US dollars.
     *
     * @param copies that run at the same time
     * @param units of one copy
     * @param windows of 5 minutes in which they are used
     */
    public double usdOfUse(int copies, int units, long windows) {
        return copies * units * price.usdPerUnitMinute() * MINUTES * windows;
    }

    /**
     * What keeping an imported model costs for a month, whether it is used or not, in US dollars.
     *
     * @param units of one copy
     */
    public double usdOfStorage(int units) {
        return units * price.usdPerUnitMonthOfStorage();
    }

    /** For people. */
    @Override
    public String toString() {
        int units = units().orElse(1);
        return example.map(like ->
                                "As AWS says of " + like.model() + ", which is as large, a copy of this model may take "
                                        + units + " Custom Model Units; the import decides it. Then ")
                        .orElse("How many Custom Model Units a copy of this model takes is not known before the import."
                                + " For each unit ")
                + usd(usdOfUse(1, units, 1)) + " are due for every " + MINUTES
                + " minutes in which a copy is used, and "
                + usd(usdOfStorage(units)) + " a month for storage. This is an estimate, by the prices of "
                + price.region() + " on " + pricesOf
                + (region.equals(price.region()) ? "" : "; in " + region + " they may differ") + ".";
    }

    private static boolean isLike(UnitExample example, Checkpoint checkpoint) {
        OptionalLong parameters = checkpoint.weights().figures().parameters();
        long positions = checkpoint
                .config()
                .content()
                .map(config -> config.maxPositionEmbeddings().orElse(0))
                .orElse(0L);
        return checkpoint.isWhole()
                && positions == example.positionEmbeddings()
                && parameters.isPresent()
                && Math.abs(parameters.getAsLong() - example.parameters()) <= DEVIATION * example.parameters();
    }

    private static String usd(double amount) {
        return String.format(Locale.ROOT, "USD %.2f", amount);
    }
}
