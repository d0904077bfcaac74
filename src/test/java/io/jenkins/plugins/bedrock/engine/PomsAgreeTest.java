package io.jenkins.plugins.bedrock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Two POMs build one tree: what both name, they name in one version. */
public class PomsAgreeTest {

    private final Document plugin = parse("pom.xml");
    private final Document engine = parse("engine-pom.xml");

    @Test
    public void versionsThatBothPomsNameAreTheSame() {
        Map<String, String> ofPlugin = versions(plugin);
        Map<String, String> ofEngine = versions(engine);
        ofPlugin.keySet().retainAll(ofEngine.keySet());

        assertThat(ofPlugin)
                .containsKeys("archunit.version", "assertj.version", "aws-sdk.version")
                .isEqualTo(retained(ofEngine, ofPlugin));
    }

    @Test
    public void everyModuleOfTheSdkIsOfOneVersion() {
        for (Document pom : List.of(plugin, engine)) {
            assertThat(sdkVersions(pom)).isNotEmpty().containsOnly("${aws-sdk.version}");
        }
    }

    private static Map<String, String> retained(Map<String, String> these, Map<String, String> those) {
        Map<String, String> both = new TreeMap<>(these);
        both.keySet().retainAll(those.keySet());
        return both;
    }

    private static Map<String, String> versions(Document pom) {
        Map<String, String> versions = new TreeMap<>();
        NodeList children = pom.getElementsByTagName("properties").item(0).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element && child.getNodeName().endsWith(".version")) {
                versions.put(child.getNodeName(), child.getTextContent());
            }
        }
        return versions;
    }

    private static List<String> sdkVersions(Document pom) {
        List<String> versions = new ArrayList<>();
        NodeList dependencies = pom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if ("software.amazon.awssdk"
                    .equals(dependency.getElementsByTagName("groupId").item(0).getTextContent())) {
                versions.add(dependency.getElementsByTagName("version").item(0).getTextContent());
            }
        }
        return versions;
    }

    private static Document parse(String file) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(Path.of(file).toFile());
        } catch (Exception e) {
            throw new IllegalStateException(file + " is not XML.", e);
        }
    }
}
