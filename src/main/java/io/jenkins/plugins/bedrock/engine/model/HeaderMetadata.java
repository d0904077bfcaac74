package io.jenkins.plugins.bedrock.engine.model;

import java.util.Map;
import java.util.Optional;

/**
 * What the free text in a header says that matters.
 *
 * @param format of which library's weights they are, for example {@code pt}; no value if it does not say
 * @param aliases names of tensors that were left out because another tensor of the file is the same, with that one's name;
 *     {@code save_model} of the safetensors library writes them
 */
public record HeaderMetadata(Optional<String> format, Map<String, String> aliases) {

    public HeaderMetadata {
        aliases = Map.copyOf(aliases);
    }
}
