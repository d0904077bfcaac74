package io.jenkins.plugins.bedrock;

import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;

/** A checkpoint at {@link JenkinsWorld#MODEL} with two errors, which the embedded Bedrock imports all the same. */
public final class BrokenCheckpoint {

    /** What is wrong with its config.json. */
    public static final String WRONG_TYPE = "MODEL_TYPE_DIFFERS";

    /** What is wrong with its tokenizer_config.json. */
    public static final String WRONG_TOKENIZER = "TOKENIZER_CLASS_NOT_SUPPORTED";

    private BrokenCheckpoint() {}

    /** With a tokenizer of a class that cannot be loaded. */
    public static void in(EmbeddedBucket bucket) throws IOException {
        in(bucket, "BedTokenizer");
    }

    /** @param tokenizer the class of the tokenizer, as JSON has it in a string */
    public static void in(EmbeddedBucket bucket, String tokenizer) throws IOException {
        replace(bucket, "config.json", "\"model_type\": \"llama\"", "\"model_type\": \"mistral\"");
        replace(bucket, "tokenizer_config.json", "PreTrainedTokenizerFast", tokenizer);
    }

    private static void replace(EmbeddedBucket bucket, String file, String old, String with) throws IOException {
        String text = Files.readString(Checkpoints.LLAMA_TINY.resolve(file));
        if (!text.contains(old)) {
            throw new IllegalStateException(file + " has no " + old + ".");
        }
        bucket.put("support-bot/v7/" + file, text.replace(old, with));
    }
}
