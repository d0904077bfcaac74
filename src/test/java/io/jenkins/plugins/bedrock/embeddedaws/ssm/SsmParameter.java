package io.jenkins.plugins.bedrock.embeddedaws.ssm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter with all that it has ever said.
 *
 * @param values the present one last
 * @param changed when it was written last
 */
record SsmParameter(String arn, String name, String type, List<String> values, Instant changed) {

    SsmParameter {
        values = List.copyOf(values);
    }

    SsmParameter with(String value, Instant now) {
        List<String> longer = new ArrayList<>(values);
        longer.add(value);
        return new SsmParameter(arn, name, type, longer, now);
    }

    String value() {
        return values.get(values.size() - 1);
    }

    int version() {
        return values.size();
    }

    /** As GetParameter answers. */
    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ARN", arn)
                .put("DataType", "text")
                .put("LastModifiedDate", changed.toEpochMilli() / 1000.0)
                .put("Name", name)
                .put("Type", type)
                .put("Value", value())
                .put("Version", version());
    }
}
