package io.jenkins.plugins.bedrock.engine.model;

import java.util.Arrays;

/**
 * Reads the headers of one model's shards: one request for most of them, two for a header that is longer than the first guess.
 *
 * <p>The guess is small, so that a checkpoint of 30 shards and 141 GB costs half a megabyte; its headers have 3 kB each.
 */
public final class SafetensorsReader {

    /** What the first request asks for, in bytes. */
    static final int GUESS = 16 * 1024;

    /**
     * What is read at most, in bytes. The format allows 100 MB, but nobody has written such a header: a model of 128
     * experts and 100 layers in one file has 5 MB.
     */
    static final int LARGEST = 16 * 1024 * 1024;

    private final ModelObjectReader objects;
    private final HeaderBudget budget = new HeaderBudget(HeaderBudget.DEFAULT);

    /** @param objects who reads */
    public SafetensorsReader(ModelObjectReader objects) {
        this.objects = objects;
    }

    /**
     * Reads one header.
     *
     * @throws SafetensorsProblem if the object is not in this format; the message names the object
     * @throws HeaderTooLargeException if the header is larger than anybody writes one, or all of the model's together are
     * @throws ModelProblem if the object was replaced
     */
    public SafetensorsHeader read(ModelUri uri, ModelObject shard) {
        try {
            byte[] start = objects.bytes(uri, shard, 0, GUESS);
            int whole = SafetensorsHeader.LENGTH_BYTES + SafetensorsHeader.length(start, shard.size());
            requireReadable(uri, shard, whole);
            SafetensorsHeader header = SafetensorsHeader.parse(
                    start.length >= whole ? start : withRest(uri, shard, start, whole), shard.size());
            requireKept(uri, shard, header);
            return header;
        } catch (SafetensorsProblem problem) {
            throw problem.in(uri + shard.relativeKey());
        }
    }

    private byte[] withRest(ModelUri uri, ModelObject shard, byte[] start, int whole) {
        byte[] rest = objects.bytes(uri, shard, start.length, whole - start.length);
        byte[] all = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, all, start.length, rest.length);
        return all;
    }

    private void requireKept(ModelUri uri, ModelObject shard, SafetensorsHeader header) {
        if (!budget.take(header.tensors())) {
            throw new HeaderTooLargeException("The header of " + uri + shard.relativeKey() + " names "
                    + header.tensors().size() + " tensors, and with the model's others that is more than the "
                    + HeaderBudget.MOST_TENSORS + " tensors, or " + HeaderBudget.MOST_DIMENSIONS
                    + " dimensions, that are looked at.");
        }
    }

    private void requireReadable(ModelUri uri, ModelObject shard, int length) {
        if (length > LARGEST) {
            throw new HeaderTooLargeException("The header of " + uri + shard.relativeKey() + " has " + length
                    + " bytes, and more than " + LARGEST + " are not read. Write the model in more shards.");
        }
        if (!budget.take(length)) {
            throw new HeaderTooLargeException("The header of " + uri + shard.relativeKey() + " has " + length
                    + " bytes, and with the model's others that is more than the " + HeaderBudget.DEFAULT
                    + " that are read. A checkpoint has some kilobytes for each shard.");
        }
    }
}
