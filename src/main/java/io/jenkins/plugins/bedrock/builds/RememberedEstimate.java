package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.inspection.ImportEstimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What a model may cost once it is imported, as it is kept with a build. */
public final class RememberedEstimate {

    private final String sentence;
    private final int units;
    private final String unitsVersion;
    private final double usdPerUnitMinute;
    private final double usdPerUnitMonthOfStorage;
    private final String pricesOf;
    private final String pricesIn;

    RememberedEstimate(@NonNull ImportEstimate estimate) {
        this.sentence = estimate.toString();
        this.units = estimate.units().orElse(0);
        this.unitsVersion = estimate.unitsVersion();
        this.usdPerUnitMinute = estimate.price().usdPerUnitMinute();
        this.usdPerUnitMonthOfStorage = estimate.price().usdPerUnitMonthOfStorage();
        this.pricesOf = estimate.pricesOf();
        this.pricesIn = estimate.price().region();
    }

    /** For people; says that it is an estimate, and of when. */
    @NonNull
    public String getSentence() {
        return sentence;
    }

    /** The Custom Model Units that a copy takes; no value if that is not known before the import. */
    @NonNull
    public OptionalInt getUnits() {
        return units == 0 ? OptionalInt.empty() : OptionalInt.of(units);
    }

    /** The version of the units. */
    @NonNull
    public String getUnitsVersion() {
        return unitsVersion;
    }

    /** Charged in windows of five minutes, in US dollars. */
    public double getUsdPerUnitMinute() {
        return usdPerUnitMinute;
    }

    /** In US dollars. */
    public double getUsdPerUnitMonthOfStorage() {
        return usdPerUnitMonthOfStorage;
    }

    /** The date of the prices, for example {@code 2026-11-23}. */
    @NonNull
    public String getPricesOf() {
        return pricesOf;
    }

    /** The Region of the prices, which may be another one than the import's. */
    @NonNull
    public String getPricesIn() {
        return pricesIn;
    }

    /** As steps return it. */
    @NonNull
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sentence", sentence);
        getUnits().ifPresent(known -> map.put("units", known));
        map.put("unitsVersion", unitsVersion);
        map.put("usdPerUnitMinute", usdPerUnitMinute);
        map.put("usdPerUnitMonthOfStorage", usdPerUnitMonthOfStorage);
        map.put("pricesOf", pricesOf);
        map.put("pricesIn", pricesIn);
        return map;
    }
}
