package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.schema.FieldOptions;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import org.jspecify.annotations.Nullable;

/** What a schema asks of a field beside its type, in Parse's JSON form: {@code {"required":true,"defaultValue":0}}. */
public final class FieldOptionsJson {
    private static final String REQUIRED = "required";
    private static final String DEFAULT_VALUE = "defaultValue";

    private FieldOptionsJson() {}

    /**
     * Reads options; other members, such as the field's type, are passed over. A default of null is none.
     *
     * @throws ParseException INVALID_JSON (107) when {@code required} is neither true nor false
     */
    public static FieldOptions read(ObjectValue json) {
        ParseValue required = json.members().get(REQUIRED);
        if (required != null && !(required instanceof BooleanValue || required instanceof NullValue)) {
            throw new ParseException(
                    ParseException.INVALID_JSON, "'" + REQUIRED + "' of a field must be true or false");
        }
        @Nullable ParseValue defaultValue = json.members().get(DEFAULT_VALUE);
        return new FieldOptions(
                required instanceof BooleanValue isRequired && isRequired.value(),
                defaultValue instanceof NullValue ? null : defaultValue);
    }

    /** Adds the options to the JSON of a field. */
    public static void write(FieldOptions options, ObjectValue.Builder json) {
        if (options.required()) {
            json.put(REQUIRED, new BooleanValue(true));
        }
        if (options.defaultValue() != null) {
            json.put(DEFAULT_VALUE, options.defaultValue());
        }
    }

    /** The options alone. */
    public static ObjectValue toJson(FieldOptions options) {
        ObjectValue.Builder json = ObjectValue.builder();
        write(options, json);
        return json.build();
    }
}
