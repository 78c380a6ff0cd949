package io.parsimony.cli.serve;

import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that were given, checked one by one.
 *
 * @param values by name, each of the setting's kind
 * @param notes what the person who starts the server should know about them
 */
record Settings(Map<String, ParseValue> values, List<String> notes) {
    Settings {
        values = Map.copyOf(values);
        notes = List.copyOf(notes);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> ((StringValue) value).value());
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> (int) ((NumberValue) value).value());
    }

    int number(String name, int otherwise) {
        return number(name).orElse(otherwise);
    }

    boolean isOn(String name, boolean otherwise) {
        return values.get(name) instanceof BooleanValue on ? on.value() : otherwise;
    }

    /** Empty where the setting is not given. */
    Optional<List<String>> list(String name) {
        return Optional.ofNullable(values.get(name)).flatMap(SettingValues::texts);
    }

    /** What was given, of whatever kind. */
    Optional<ParseValue> json(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<ObjectValue> object(String name) {
        return Optional.ofNullable(values.get(name)).map(ObjectValue.class::cast);
    }

    /** Without the values, among which keys and passwords are. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
