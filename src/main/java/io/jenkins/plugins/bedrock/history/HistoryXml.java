package io.jenkins.plugins.bedrock.history;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.converters.reflection.ReflectionConverter;
import hudson.util.XStream2;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How the history of a model is written.
 *
 * <p>Jenkins' own converters leave out what they can't read and go on. Here that could lose a recall, and the next change
 * would make the loss final; so whatever is not understood makes the whole file unreadable, but for fields that a later
 * version has added.
 */
final class HistoryXml {

    private static final Logger LOGGER = Logger.getLogger(HistoryXml.class.getName());
    private static final String NOBODY = "0".repeat(64);

    static final XStream2 XSTREAM = create();

    private HistoryXml() {}

    private static XStream2 create() {
        XStream2 xstream = new XStream2();
        alias(xstream, "model", ModelHistory.class);
        alias(xstream, "import", RecordedImport.class);
        alias(xstream, "override", RecordedOverride.class);
        alias(xstream, "recall", RecordedRecall.class);
        alias(xstream, "environment", RecordedEnvironment.class);
        xstream.registerConverter(
                new CollectionConverter(xstream.getMapper(), ArrayList.class), XStream.PRIORITY_VERY_HIGH);
        xstream.ignoreUnknownElements();
        xstream.setMode(XStream.NO_REFERENCES);
        return xstream;
    }

    private static void alias(XStream2 xstream, String name, Class<?> type) {
        xstream.alias(name, type);
        xstream.registerConverter(
                new ReflectionConverter(xstream.getMapper(), xstream.getReflectionProvider(), type),
                XStream.PRIORITY_VERY_HIGH);
    }

    /**
     * Reads what {@link hudson.XmlFile} wrote.
     *
     * @throws RuntimeException of many kinds if it is not the history of a model
     */
    static ModelHistory parse(byte[] content) {
        Object read = XSTREAM.fromXML(new ByteArrayInputStream(content));
        if (read instanceof ModelHistory) {
            return (ModelHistory) read;
        }
        throw new IllegalArgumentException("The file holds something else than what is known of a model.");
    }

    /** Whether this Jenkins can read at all what it writes; if not, nothing is wrong with the files. */
    static boolean works() {
        try {
            return parse(XSTREAM.toXML(ModelHistory.none(NOBODY)).getBytes(StandardCharsets.UTF_8))
                    .isEmpty();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "What is known of models can be neither written nor read", e);
            return false;
        }
    }
}
