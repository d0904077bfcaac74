package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an object that a Range header asks for.
 *
 * @param from inclusive
 * @param to exclusive
 */
record ByteRange(long from, long to) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** The range asked for; empty when the whole object is, or the header isn't understood, as S3 has it. */
    static Optional<ByteRange> of(S3Call call, S3Object object) {
        return call.header("Range")
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .filter(found -> !found.group(1).isEmpty() || !found.group(2).isEmpty())
                .map(found -> of(found, object.content().length()));
    }

    String header(S3Object object) {
        return "bytes " + from + "-" + (to - 1) + "/" + object.content().length();
    }

    private static ByteRange of(Matcher found, long length) {
        boolean suffix = found.group(1).isEmpty();
        long from = suffix ? Math.max(0, length - Long.parseLong(found.group(2))) : Long.parseLong(found.group(1));
        long to = suffix || found.group(2).isEmpty() ? length : Math.min(length, Long.parseLong(found.group(2)) + 1);
        if (from >= length || to <= from) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable")
                    .header("Content-Range", "bytes */" + length)
                    .detail("RangeRequested", found.group())
                    .detail("ActualObjectSize", Long.toString(length));
        }
        return new ByteRange(from, to);
    }
}
