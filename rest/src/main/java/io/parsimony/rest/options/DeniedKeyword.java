package io.parsimony.rest.options;

import io.parsimony.json.ValueJson;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must not stand in the data of an object that clients write, however deep: Parse Server's {@code requestKeywordDenylist}. Patterns are
 * found anywhere in a text, unless they say where.
 */
public final class DeniedKeyword {
    private final @Nullable Pattern key;
    private final @Nullable ParseValue value;
    /** A number or a Boolean is a pattern of Strings, too. */
    private final @Nullable Pattern text;

    /**
     * Denies a key, a value, or a value under a key.
     *
     * @param key a pattern of keys; null for any key
     * @param value a number, a Boolean, or a String that is a pattern of Strings; null for any value
     * @throws IllegalArgumentException for what would deny nothing, or everything
     */
    public DeniedKeyword(@Nullable Pattern key, @Nullable ParseValue value) {
        if (key == null && value == null) {
            throw new IllegalArgumentException("A denied keyword needs a key, a value, or both");
        }
        boolean isPossible = value == null
                || value instanceof StringValue
                || value instanceof NumberValue
                || value instanceof BooleanValue;
        if (!isPossible) {
            throw new IllegalArgumentException("The value of a denied keyword must be a string, a number or a Boolean");
        }
        this.key = key;
        this.value = value;
        this.text = value == null ? null : pattern(value);
    }

    /** Whether it is denied that there is such a key at all. */
    public boolean deniesKey(String given) {
        return key != null && value == null && key.matcher(given).find();
    }

    /**
     * Whether this value is denied under this key.
     *
     * @param given a String, a number, a Boolean or null
     */
    public boolean denies(String givenKey, ParseValue given) {
        if (value == null || (key != null && !key.matcher(givenKey).find())) {
            return false;
        }
        return given.equals(value)
                || (text != null
                        && given instanceof StringValue string
                        && text.matcher(string.value()).find());
    }

    private static Pattern pattern(ParseValue value) {
        return Pattern.compile(value instanceof StringValue text ? text.value() : ValueJson.write(value));
    }

    /** As JSON, as it stands in a configuration. */
    @Override
    public String toString() {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        if (key != null) {
            members.put("key", new StringValue(key.pattern()));
        }
        if (value != null) {
            members.put("value", value);
        }
        return ValueJson.write(new ObjectValue(members));
    }
}
