package io.jenkins.plugins.bedrock.engine.inspection;

/** What the name of a file says about the weights in it. */
final class WeightFile {

    private static final String SAFETENSORS = ".safetensors";
    private static final String ADAPTER = "adapter_model";

    private WeightFile() {}

    /** Whether it is a file of weights at the root of the prefix, from which an import reads; an adapter is none. */
    static boolean isShard(String relativeKey) {
        return relativeKey.endsWith(SAFETENSORS) && relativeKey.indexOf('/') < 0 && !relativeKey.startsWith(ADAPTER);
    }
}
