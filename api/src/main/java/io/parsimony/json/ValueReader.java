package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values from a parser that stands on their first token and leaves it on their last. */
final class ValueReader {
    private ValueReader() {}

    static ParseValue read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new ParseException(ParseException.INVALID_JSON, "Expected a JSON value but the text is empty");
        }
        return switch (token) {
            case VALUE_NULL -> ParseValue.NULL;
            case VALUE_TRUE -> new BooleanValue(true);
            case VALUE_FALSE -> new BooleanValue(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberValue(parser.getDoubleValue());
            case VALUE_STRING -> new StringValue(parser.getString());
            case START_ARRAY -> readArray(parser);
            case START_OBJECT -> TypedValues.decode(readPlainObject(parser));
            default -> throw new ParseException(ParseException.INVALID_JSON, "Expected a JSON value but got " + token);
        };
    }

    /** An object whose own {@code __type}, if it has one, is a member like any other. The last of equal keys wins. */
    static ObjectValue readPlainObject(JsonParser parser) {
        ObjectValue.Builder members = ObjectValue.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key, read(parser));
        }
        return members.build();
    }

    private static ParseValue readArray(JsonParser parser) {
        List<ParseValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser));
        }
        return new ArrayValue(elements);
    }
}
