package io.jenkins.plugins.bedrock.history;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.converters.reflection.ReflectionConverter;
import hudson.util.XStream2;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How what is remembered is written, one file for each thing of a kind.
 *
 * <p>Jenkins' own converters leave out what they can't read and go on. Here that could lose a recall, and the next change
 * would make the loss final; so whatever is not understood makes the whole file unreadable, but for fields that a later
 * version has added.
 *
 * @param <T> what a file holds; sees in {@code readResolve} that it is complete
 */
final class StrictXml<T> {

    private static final Logger LOGGER = Logger.getLogger(StrictXml.class.getName());

    private final Class<T> kind;
    private final T nothing;
    private final XStream2 xstream;

    /**
     * @param nothing what a file would hold of which nothing is known
     * @param names of the elements, and their types
     */
    StrictXml(Class<T> kind, T nothing, Map<String, Class<?>> names) {
        this.kind = kind;
        this.nothing = nothing;
        this.xstream = new XStream2();
        names.forEach(this::alias);
        xstream.registerConverter(
                new CollectionConverter(xstream.getMapper(), ArrayList.class), XStream.PRIORITY_VERY_HIGH);
        xstream.ignoreUnknownElements();
        xstream.setMode(XStream.NO_REFERENCES);
    }

    private void alias(String name, Class<?> type) {
        xstream.alias(name, type);
        xstream.registerConverter(
                new ReflectionConverter(xstream.getMapper(), xstream.getReflectionProvider(), type),
                XStream.PRIORITY_VERY_HIGH);
    }

    XStream2 xstream() {
        return xstream;
    }

    /**
     * Reads what {@link hudson.XmlFile} wrote.
     *
     * @throws RuntimeException of many kinds if it is something else
     */
    T parse(byte[] content) {
        Object read = xstream.fromXML(new ByteArrayInputStream(content));
        if (kind.isInstance(read)) {
            return kind.cast(read);
        }
        throw new IllegalArgumentException("The file holds something else than its name says.");
    }

    /** Whether this Jenkins can read at all what it writes; if not, nothing is wrong with the files. */
    boolean works() {
        try {
            parse(xstream.toXML(nothing).getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "What is known of models can be neither written nor read", e);
            return false;
        }
    }
}
