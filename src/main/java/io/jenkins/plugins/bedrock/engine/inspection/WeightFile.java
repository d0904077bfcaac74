package io.jenkins.plugins.bedrock.engine.inspection;

/** What the name of a file says about the weights in it. */
final class WeightFile {

    /** The name that the library gives to weights in one file. */
    static final String SINGLE = "model.safetensors";

    private WeightFile() {}

    /** Whether it is a file of weights at the root of the prefix, from which an import reads; an adapter is none. */
    static boolean isShard(String relativeKey) {
        return isAtRoot(relativeKey)
                && relativeKey.endsWith(".safetensors")
                && WeightFormat.of(relativeKey)
                        .filter(WeightFormat.SAFETENSORS::equals)
                        .isPresent();
    }

    static boolean isAtRoot(String relativeKey) {
        return relativeKey.indexOf('/') < 0;
    }
}
