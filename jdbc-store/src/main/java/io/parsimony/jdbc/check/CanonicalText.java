package io.parsimony.jdbc.check;

import io.parsimony.json.ValueJson;
import java.math.BigDecimal;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Compares JSON texts token by token, since a database may write numbers and escapes its own way. */
final class CanonicalText {
    private CanonicalText() {}

    /** Whether the stored text says the same in the same order, with the same digits. */
    static boolean isSame(byte[] stored, byte[] canonical) {
        if (Arrays.equals(stored, canonical)) {
            return true;
        }
        try (JsonParser left = ValueJson.parser(stored);
                JsonParser right = ValueJson.parser(canonical)) {
            JsonToken token = left.nextToken();
            while (token != null) {
                if (!isSameToken(token, left, right)) {
                    return false;
                }
                token = left.nextToken();
            }
            return right.nextToken() == null;
        }
    }

    private static boolean isSameToken(JsonToken token, JsonParser left, JsonParser right) {
        JsonToken other = right.nextToken();
        if (token.isNumeric()) {
            return other != null && other.isNumeric() && isSameNumber(left.getString(), right.getString());
        }
        return token == other
                && (!(token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING)
                        || left.getString().equals(right.getString()));
    }

    /** 1E21 is 1e+21, but 1.50 is not 1.5. */
    private static boolean isSameNumber(String left, String right) {
        BigDecimal a = new BigDecimal(left);
        BigDecimal b = new BigDecimal(right);
        return a.scale() == b.scale() && a.compareTo(b) == 0;
    }
}
