package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.List;

/**
 * Tensors that older versions of the library saved, and that none loads: they are computed anew ({@code persistent=False}
 * or {@code _keys_to_ignore_on_load_unexpected} of its models). Whether they are there does not matter.
 */
final class Buffers {

    private static final List<String> ENDS =
            List.of("rotary_emb.inv_freq", ".attn.bias", ".attn.masked_bias", ".position_ids");

    private Buffers() {}

    static boolean isBuffer(String tensor) {
        return ENDS.stream().anyMatch(tensor::endsWith);
    }
}
