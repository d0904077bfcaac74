package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;

/**
 * A JSON number in a form that Java's numbers would change, such as {@code 1e3} or {@code -0}.
 *
 * <p>In a foreign statement even that must come back as it was.
 */
final class NumberAsWritten extends ValueNode {

    private static final long serialVersionUID = 1L;

    private final String digits;

    NumberAsWritten(String digits) {
        this.digits = digits;
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.NUMBER;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    public String asText() {
        return digits;
    }

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeNumber(digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberAsWritten number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }
}
