package io.parsimony.tests.crash;

import io.parsimony.ParseObject;
import java.time.Instant;
import java.util.Map;

/**
 * What an Item holds after its n-th change. All fields follow from key and n, so that one read shows whether an object is whole.
 *
 * @param key which item
 * @param n how often it was changed
 */
record ItemState(String key, int n) {
    static final String CLASS = "Item";

    static ItemState of(ParseObject item) {
        return new ItemState(String.valueOf(item.getString("key")), item.getInt("n"));
    }

    String text() {
        return key + "#" + n;
    }

    boolean isEven() {
        return n % 2 == 0;
    }

    Instant at() {
        return Instant.ofEpochSecond(1_700_000_000L + n);
    }

    ParseObject putInto(ParseObject item) {
        return item.put("key", key)
                .put("n", n)
                .put("text", text())
                .put("even", isEven())
                .put("at", at())
                .put("nested", Map.of("key", key, "n", n));
    }

    /** Whether the item's fields are those of one state. */
    boolean isWhole(ParseObject item) {
        return text().equals(item.getString("text"))
                && isEven() == item.getBoolean("even")
                && at().equals(item.getInstant("at"))
                && nestedIsSame(item.getMap("nested"));
    }

    private boolean nestedIsSame(@org.jspecify.annotations.Nullable Map<String, Object> nested) {
        return nested != null
                && key.equals(nested.get("key"))
                && nested.get("n") instanceof Number number
                && number.intValue() == n;
    }
}
