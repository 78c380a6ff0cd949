package io.parsimony.cli.serve;

import io.parsimony.ParseException;
import io.parsimony.cli.CommandFailure;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A configuration file of Parse Server's: a JSON object of options, or one whose {@code apps} has one such object beside others. */
final class ConfigurationFile {
    private static final String APPS = "apps";

    private ConfigurationFile() {}

    /**
     * Reads a file.
     *
     * @throws CommandFailure when it can't be read, or is no such object
     */
    static ObjectValue read(String name) {
        byte[] content;
        try {
            content = Files.readAllBytes(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.unavailable("The configuration file '" + name + "' can't be read", e);
        }
        try {
            return flattened(name, ValueJson.readObject(content));
        } catch (ParseException e) {
            throw CommandFailure.misunderstood(
                    "The configuration file '" + name + "' is no JSON object of options: " + e.getMessage());
        }
    }

    private static ObjectValue flattened(String name, ObjectValue json) {
        ParseValue apps = json.members().get(APPS);
        if (apps == null) {
            return json;
        }
        if (!(apps instanceof ArrayValue array)
                || array.elements().size() != 1
                || !(array.elements().get(0) instanceof ObjectValue app)) {
            throw CommandFailure.misunderstood(
                    "'apps' in " + name + " must be an array of one object; one server serves one application");
        }
        Map<String, ParseValue> options = new LinkedHashMap<>(json.members());
        options.remove(APPS);
        options.putAll(app.members());
        return new ObjectValue(options);
    }
}
