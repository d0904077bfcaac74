package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A header as pieces of JSON text that a test can put together wrongly: names twice, numbers in odd spellings. */
final class HeaderText {

    /** A member of the header, its name and value as JSON text. */
    static final class Entry {
        String name;
        List<String[]> members;
        String instead;

        Entry(String name, List<String[]> members) {
            this.name = name;
            this.members = members;
        }

        Entry copy() {
            Entry copy = new Entry(
                    name, members.stream().map(String[]::clone).collect(Collectors.toCollection(ArrayList::new)));
            copy.instead = instead;
            return copy;
        }

        String[] member(String key) {
            String quoted = '"' + key + '"';
            return members.stream().filter(m -> m[0].equals(quoted)).findFirst().orElseGet(() -> new String[2]);
        }

        private String text(String space) {
            String value = instead != null
                    ? instead
                    : members.stream()
                            .map(member -> member[0] + space + ":" + space + member[1])
                            .collect(Collectors.joining("," + space, "{" + space, space + "}"));
            return name + ":" + space + value;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    String space = "";
    String padding = "";
    long lengthOff;

    private HeaderText() {}

    static HeaderText of(byte[] file) {
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        HeaderText text = new HeaderText();
        try {
            ObjectMapper mapper = new ObjectMapper();
            for (Map.Entry<String, JsonNode> entry :
                    mapper.readTree(file, 8, length).properties()) {
                List<String[]> members = new ArrayList<>();
                for (Map.Entry<String, JsonNode> member : entry.getValue().properties()) {
                    members.add(new String[] {
                        '"' + member.getKey() + '"', member.getValue().toString()
                    });
                }
                text.entries.add(new Entry('"' + entry.getKey() + '"', members));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    HeaderText copy() {
        HeaderText copy = new HeaderText();
        entries.forEach(entry -> copy.entries.add(entry.copy()));
        return copy;
    }

    /** The 8 bytes of the length, and the header. */
    byte[] bytes() {
        String text =
                entries.stream().map(entry -> entry.text(space)).collect(Collectors.joining("," + space, "{", "}"));
        byte[] json = (text + padding).getBytes(StandardCharsets.UTF_8);
        byte[] file = Arrays.copyOf(new byte[8], 8 + json.length);
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length + lengthOff)
                .put(json);
        return file;
    }
}
