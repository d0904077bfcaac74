package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.regex.Pattern;

/** What the name of a file says about the weights in it. */
final class WeightFile {

    /** The name that the library gives to weights in one file. */
    static final String SINGLE = "model.safetensors";

    private static final Pattern OF_SEVERAL =
            Pattern.compile(".*-\\d{5}-of-(?!00001\\.)\\d{5}\\.safetensors", Pattern.DOTALL);

    private WeightFile() {}

    /** Whether it is a file of weights at the root of the prefix, from which an import reads; an adapter is none. */
    static boolean isShard(String relativeKey) {
        return isAtRoot(relativeKey)
                && relativeKey.endsWith(".safetensors")
                && WeightFormat.of(relativeKey)
                        .filter(WeightFormat.SAFETENSORS::equals)
                        .isPresent();
    }

    /** Whether its name is that of one shard among more. */
    static boolean isOfSeveral(String relativeKey) {
        return OF_SEVERAL.matcher(relativeKey).matches();
    }

    static boolean isAtRoot(String relativeKey) {
        return relativeKey.indexOf('/') < 0;
    }
}
