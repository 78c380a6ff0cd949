package io.parsimony.cli.schema;

import io.parsimony.Parse;
import io.parsimony.cli.CommandFailure;
import io.parsimony.cli.DatabaseOption;
import io.parsimony.cli.ExitCodes;
import io.parsimony.cli.UsedClasses;
import io.parsimony.backend.SchemaJson;
import io.parsimony.json.ValueJson;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parsimony schema}. */
@Command(
        name = "schema",
        description = "Shows the classes, how many objects they have, their fields and indexes.",
        mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {
    /** How the schema is written. */
    enum Form {
        TEXT,
        JSON
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DatabaseOption database;

    @Parameters(arity = "0..*", paramLabel = "CLASS", description = "Only these classes.")
    private List<String> classNames = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Text, or JSON as Parse's /schemas answers it (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Form format;

    @Override
    public Integer call() {
        try (Parse parse = database.open()) {
            Parse master = parse.asMaster();
            List<ClassSchema> classes = wanted(UsedClasses.of(master));
            PrintWriter out = spec.commandLine().getOut();
            switch (format) {
                case TEXT -> SchemaText.print(master, classes, out);
                case JSON -> out.println(json(master, classes));
            }
            out.flush();
        }
        return ExitCodes.DONE;
    }

    private static String json(Parse master, List<ClassSchema> classes) {
        List<ParseValue> results = new ArrayList<>();
        for (ClassSchema schema : classes) {
            results.add(SchemaJson.toJson(schema, master.indexes(schema.className())));
        }
        return ValueJson.write(new ObjectValue(Map.of("results", new ArrayValue(results))));
    }

    private List<ClassSchema> wanted(List<ClassSchema> all) {
        for (String name : classNames) {
            if (all.stream().noneMatch(schema -> schema.className().equals(name))) {
                throw CommandFailure.refused("No class '" + name + "'; 'parsimony schema' alone shows all");
            }
        }
        return classNames.isEmpty()
                ? all
                : all.stream()
                        .filter(schema -> classNames.contains(schema.className()))
                        .toList();
    }
}
