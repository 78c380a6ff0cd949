package io.parsimony.cli.query;

import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashSet;
import java.util.Set;

/** The fields that a {@code where} names. */
final class WhereFields {
    private final Set<String> fields = new LinkedHashSet<>();

    private WhereFields() {}

    static Set<String> of(ParseValue where) {
        WhereFields names = new WhereFields();
        names.collect(where);
        return names.fields;
    }

    private void collect(ParseValue where) {
        if (where instanceof ObjectValue object) {
            object.members().forEach((key, value) -> {
                if (!key.startsWith("$")) {
                    fields.add(FieldPath.parse(key).field());
                } else if (value instanceof ArrayValue branches) { // $or, $and, $nor
                    branches.elements().forEach(this::collect);
                }
            });
        }
    }
}
