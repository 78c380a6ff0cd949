package io.parsimony.jdbc.check;

import io.parsimony.json.ValueJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Compares JSON texts by what they consist of, since a database may write numbers and escapes its own way. */
final class CanonicalText {
    /** No number of Parse has more. */
    private static final int MOST_DIGITS = 400;

    private final boolean keepsOrder;

    /**
     * For texts of a database.
     *
     * @param keepsOrder whether it keeps the order of an object's members, and numbers as texts
     */
    CanonicalText(boolean keepsOrder) {
        this.keepsOrder = keepsOrder;
    }

    /** Whether the stored text says the same with the same digits, and in the same order as far as the database keeps it. */
    boolean isSame(byte[] stored, byte[] canonical) {
        return Arrays.equals(stored, canonical) || parts(stored).equals(parts(canonical));
    }

    private Object parts(byte[] json) {
        try (JsonParser parser = ValueJson.parser(json)) {
            parser.nextToken();
            return parts(parser);
        }
    }

    /** 1E21 is 1e+21, but 1.50 is not 1.5: a BigDecimal equals one of its scale. */
    private Object parts(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return members(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(parts(parser));
            }
            return elements;
        }
        if (token.isNumeric()) {
            return number(new BigDecimal(parser.getString()));
        }
        return token == JsonToken.VALUE_STRING ? parser.getString() : token;
    }

    /** Where numbers become another type, 1e+21 has its zeros written out; 1.50 keeps its own there too. */
    private BigDecimal number(BigDecimal number) {
        return !keepsOrder && number.scale() < 0 && number.scale() > -MOST_DIGITS ? number.setScale(0) : number;
    }

    private Object members(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        int count = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, parts(parser));
            count++;
        }
        // with how many there are: one that stands there twice is not canonical
        return keepsOrder ? List.of(count, List.copyOf(members.entrySet())) : List.of(count, members);
    }
}
