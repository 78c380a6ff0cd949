package io.parsimony.cli.exporting;

import io.parsimony.Parse;
import io.parsimony.cli.CommandFailure;
import io.parsimony.cli.DatabaseOption;
import io.parsimony.cli.ExitCodes;
import io.parsimony.cli.ObjectsForm;
import io.parsimony.cli.UsedClasses;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parsimony export}. */
@Command(
        name = "export",
        description = {
            "Writes the objects of a class, in the order of their ids, as JSON that 'parsimony import' and Parse read.",
            "",
            "Into a directory it writes a file per class, and one per relation, _Join:field:Class.json. Password hashes and"
                    + " sessions are never written: imported elsewhere, users need new passwords. A copy of the database's"
                    + " file is the backup that has all."
        },
        footer = {
            "",
            "Example:",
            "  parsimony export --database scores.mv.db GameScore --to GameScore.json",
            "  parsimony export --database scores.mv.db --to exported/"
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    private static final String SESSION = "_Session";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DatabaseOption database;

    @Parameters(arity = "0..1", paramLabel = "CLASS", description = "The class; without it all, into a directory.")
    private @Nullable String className;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "A file, or a directory; what is there is overwritten (default: standard output).")
    private @Nullable Path to;

    @Option(
            names = "--form",
            paramLabel = "results|array|lines",
            defaultValue = "results",
            description = "{\"results\": [...]}, a JSON array, or an object per line (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private ObjectsForm form;

    @Option(
            names = "--where",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "Which objects of the class (default: all).")
    @SuppressWarnings("NullAway.Init")
    private String where;

    @Override
    public Integer call() {
        Constraint constraint = ConstraintJson.read(where);
        if (className == null && to == null) {
            throw new ParameterException(
                    spec.commandLine(), "Say which class, or with --to the directory that takes all of them");
        }
        if (className == null && !where.equals("{}")) {
            throw new ParameterException(spec.commandLine(), "--where needs a class");
        }
        if (SESSION.equals(className)) {
            throw new ParameterException(spec.commandLine(), "Sessions are never exported; their tokens are secret");
        }
        try (Parse parse = database.open()) {
            List<ClassSchema> classes = classes(parse);
            ClassExport export = new ClassExport(parse.backend(), form);
            if (className == null || (to != null && Files.isDirectory(to))) {
                intoDirectory(export, classes, constraint, to == null ? Path.of("") : to);
            } else if (to == null) {
                toStandardOutput(export, className, constraint);
            } else {
                intoFile(export, className, constraint, to);
            }
        }
        return ExitCodes.DONE;
    }

    private List<ClassSchema> classes(Parse parse) {
        List<ClassSchema> all = UsedClasses.of(parse.asMaster()).stream()
                .filter(schema -> className == null
                        ? !schema.className().equals(SESSION)
                        : schema.className().equals(className))
                .toList();
        if (all.isEmpty()) {
            throw CommandFailure.refused(
                    className == null
                            ? "The database has no classes"
                            : "No class '" + className + "'; 'parsimony schema' shows those that there are");
        }
        return all;
    }

    private void toStandardOutput(ClassExport export, String name, Constraint constraint) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            export.objects(name, constraint, new CheckedWriter(out));
        } catch (IOException e) {
            throw CommandFailure.unavailable("Nobody reads standard output any more", e);
        }
    }

    private void intoFile(ClassExport export, String name, Constraint constraint, Path file) {
        written(file, out -> export.objects(name, constraint, out));
    }

    private void intoDirectory(ClassExport export, List<ClassSchema> classes, Constraint constraint, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw CommandFailure.unavailable("The directory " + directory + " can't be made", e);
        }
        for (ClassSchema schema : classes) {
            String name = schema.className();
            intoFile(export, name, constraint, directory.resolve(name + ".json"));
            for (Map.Entry<String, FieldType> field : schema.fields().entrySet()) {
                if (field.getValue().kind() == FieldType.Kind.RELATION) {
                    Path file = directory.resolve("_Join:" + field.getKey() + ":" + name + ".json");
                    written(file, out -> export.members(name, constraint, field.getKey(), field.getValue(), out));
                }
            }
        }
    }

    @FunctionalInterface
    private interface Writing {
        long to(Writer out) throws IOException;
    }

    private void written(Path file, Writing writing) {
        try (Writer out = Files.newBufferedWriter(file)) {
            long count = writing.to(out);
            spec.commandLine().getErr().printf(Locale.ROOT, "%s: %,d%n", file, count);
        } catch (IOException e) {
            throw CommandFailure.unavailable("The file " + file + " can't be written: " + e.getMessage(), e);
        }
    }
}
