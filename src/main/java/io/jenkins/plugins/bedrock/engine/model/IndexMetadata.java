package io.jenkins.plugins.bedrock.engine.model;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The {@code metadata} of an index.
 *
 * @param totalSize sum of the sizes of all tensors, in bytes, as some versions of the library write it with a decimal
 *     point; NaN if it is not a number, no value if it is not there
 * @param others the names of all other members
 */
public record IndexMetadata(OptionalDouble totalSize, SortedSet<String> others) {

    public IndexMetadata {
        others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
    }
}
