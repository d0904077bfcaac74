package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks one rule, and no other, in a checkpoint in which nothing is wrong. */
@FunctionalInterface
interface Mutation extends Consumer<InspectionScene> {

    /** One for each code that an inspection can find. */
    static Map<FindingCode, Mutation> all() {
        Map<FindingCode, Mutation> all = new EnumMap<>(FindingCode.class);
        ConfigMutations.addTo(all);
        TokenizerMutations.addTo(all);
        WeightMutations.addTo(all);
        HeaderMutations.addTo(all);
        TensorMutations.addTo(all);
        ObjectMutations.addTo(all);
        return all;
    }
}
