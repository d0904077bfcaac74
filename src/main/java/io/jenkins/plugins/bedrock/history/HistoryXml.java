package io.jenkins.plugins.bedrock.history;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.converters.reflection.ReflectionConverter;
import hudson.util.XStream2;
import java.util.ArrayList;

/**
 * How the history of a model is written.
 *
 * <p>Jenkins' own converters leave out what they can't read and go on. Here that could lose a recall, and the next change
 * would make the loss final; so whatever is not understood makes the whole file unreadable, but for fields that a later
 * version has added.
 */
final class HistoryXml {

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
}
