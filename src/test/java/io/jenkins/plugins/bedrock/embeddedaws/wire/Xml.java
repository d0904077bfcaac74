package io.jenkins.plugins.bedrock.embeddedaws.wire;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML element of an answer, built from the outside in. */
public final class Xml {

    private final String name;
    private String namespace = "";
    private String text;
    private final List<Xml> children = new ArrayList<>();

    private Xml(String name) {
        this.name = name;
    }

    /** An element without content yet. */
    public static Xml element(String name) {
        return new Xml(name);
    }

    /** Sets the default namespace; meant for the root. */
    public Xml namespace(String uri) {
        namespace = uri;
        return this;
    }

    /** Appends an element. */
    public Xml with(Xml child) {
        children.add(child);
        return this;
    }

    /** Appends an element with text; null appends nothing, since AWS leaves absent members out. */
    public Xml with(String child, Object value) {
        if (value != null) {
            Xml element = new Xml(child);
            element.text = value.toString();
            children.add(element);
        }
        return this;
    }

    /** Appends a list wrapped as the query protocol does: {@code <name><member/>…</name>}. */
    public Xml members(String list, List<Xml> values) {
        Xml element = new Xml(list);
        element.children.addAll(values);
        return with(element);
    }

    /** A text-only element. */
    public static Xml text(String name, Object value) {
        Xml element = new Xml(name);
        element.text = value.toString();
        return element;
    }

    /** The whole document in UTF-8. */
    public byte[] toBytes() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            writer.writeStartDocument("UTF-8", "1.0");
            write(writer);
            writer.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing the XML element " + name + " failed.", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(name);
        if (!namespace.isEmpty()) {
            writer.writeDefaultNamespace(namespace);
        }
        if (text != null) {
            writer.writeCharacters(text);
        }
        for (Xml child : children) {
            child.write(writer);
        }
        writer.writeEndElement();
    }
}
