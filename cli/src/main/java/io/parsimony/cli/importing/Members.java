package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of an object that is being read. A malformed one does not keep the others from being read. */
final class Members {
    private final Map<String, ParseValue> values = new LinkedHashMap<>();
    private Optional<ParseException> malformed = Optional.empty();

    /**
     * Reads from a parser that stands on the object's brace, to its closing one.
     *
     * @throws JacksonException when the text is no JSON; what was read before is kept
     */
    void read(JsonParser parser) {
        int depth = parser.streamReadContext().getNestingDepth();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            try {
                values.put(name, ValueJson.read(parser));
            } catch (ParseException e) {
                refuse(new ParseException(e.getCode(), "'" + name + "': " + e.getMessage(), e));
                while (parser.streamReadContext().getNestingDepth() > depth) {
                    parser.nextToken();
                }
            }
        }
    }

    /** Notes why not all could be read; the first reason stays. */
    void refuse(ParseException why) {
        malformed = malformed.or(() -> Optional.of(why));
    }

    /** What was read. */
    FileRecord at(long line) {
        return new FileRecord(line, values, malformed);
    }
}
