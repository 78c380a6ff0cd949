package io.parsimony.jdbc.h2;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Finds the values at a path of a document. Streams past the other fields, so that a scan decodes as little as it can. */
final class Documents {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1_000_000)
                    .build())
            .build();

    private Documents() {}

    /**
     * The values at the path: none when it is missing, several when it leads through arrays.
     *
     * @param path steps joined by dots; no key that is stored contains one
     */
    static List<ParseValue> at(byte[] document, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return field(document, path);
        }
        List<ParseValue> found = new ArrayList<>();
        List<String> inner = List.of(path.substring(dot + 1).split("\\.", -1));
        for (ParseValue value : field(document, path.substring(0, dot))) {
            descend(value, inner, found);
        }
        return found;
    }

    private static List<ParseValue> field(byte[] document, String name) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = name.equals(parser.currentName());
                JsonToken token = parser.nextToken();
                if (wanted) {
                    return List.of(value(parser, token, document));
                }
                parser.skipChildren();
            }
            return List.of();
        }
    }

    private static ParseValue value(JsonParser parser, JsonToken token, byte[] document) {
        return switch (token) {
            case VALUE_NULL -> ParseValue.NULL;
            case VALUE_TRUE -> new BooleanValue(true);
            case VALUE_FALSE -> new BooleanValue(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberValue(parser.getDoubleValue());
            case VALUE_STRING -> new StringValue(parser.getString());
            default -> structure(parser, document);
        };
    }

    private static ParseValue structure(JsonParser parser, byte[] document) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        return ValueJson.read(new String(document, start, end - start, StandardCharsets.UTF_8));
    }

    /** A step through an array means every element, a numeric one also the index. */
    private static void descend(ParseValue value, List<String> steps, List<ParseValue> found) {
        if (steps.isEmpty()) {
            found.add(value);
            return;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (value instanceof ObjectValue object) {
            ParseValue member = object.members().get(step);
            if (member != null) {
                descend(member, rest, found);
            }
        } else if (value instanceof PointerValue pointer) {
            if (step.equals("objectId")) {
                descend(new StringValue(pointer.objectId()), rest, found);
            }
        } else if (value instanceof ArrayValue array) {
            int index = index(step);
            if (index >= 0 && index < array.elements().size()) {
                descend(array.elements().get(index), rest, found);
            }
            for (ParseValue element : array.elements()) {
                if (!(element instanceof ArrayValue)) {
                    descend(element, steps, found);
                }
            }
        }
    }

    /** The number that the step is; -1 for any other text. */
    private static int index(String step) {
        return step.length() <= 9 && step.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(step) : -1;
    }
}
