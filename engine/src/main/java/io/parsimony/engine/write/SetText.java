package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation;
import io.parsimony.value.NullValue;
import io.parsimony.value.StringValue;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a write makes of a field that holds nothing but text. */
public final class SetText {
    private SetText() {}

    /**
     * The text that is set; empty where the field is deleted, or set to null or {@code ""}.
     *
     * @param other the error of any other operation or value
     */
    public static Optional<String> of(FieldOperation operation, Supplier<ParseException> other) {
        if (operation instanceof FieldOperation.Delete) {
            return Optional.empty();
        }
        if (operation instanceof FieldOperation.Set set) {
            if (set.value() instanceof StringValue text) {
                return text.value().isEmpty() ? Optional.empty() : Optional.of(text.value());
            }
            if (set.value() instanceof NullValue) {
                return Optional.empty();
            }
        }
        throw other.get();
    }
}
