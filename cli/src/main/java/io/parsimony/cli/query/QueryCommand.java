package io.parsimony.cli.query;

import io.parsimony.Parse;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.cli.DatabaseOption;
import io.parsimony.cli.ExitCodes;
import io.parsimony.cli.ObjectsForm;
import io.parsimony.cli.UsedClasses;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parsimony query}. */
@Command(
        name = "query",
        description = "Finds objects, with the master key: no ACL hides any.",
        footer = {
            "",
            "Example:",
            "  parsimony query GameScore --database scores.mv.db \\",
            "      --where '{\"score\":{\"$gt\":1000}}' --order=-score,name --limit 10",
            "  parsimony query GameScore --aggregate \\",
            "      '[{\"$group\":{\"_id\":\"$playerName\",\"best\":{\"$max\":\"$score\"}}},{\"$sort\":{\"best\":-1}}]'"
        },
        mixinStandardHelpOptions = true)
public final class QueryCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DatabaseOption database;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private QueryOptions options;

    @Option(
            names = "--format",
            paramLabel = "table|json|lines",
            defaultValue = "table",
            description = "A table, a JSON array, or a JSON object per line (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private ResultForm format;

    @ArgGroup
    private @Nullable AnswerOptions answer;

    @Override
    public Integer call() throws IOException {
        FindRequest request = options.request();
        try (Parse parse = database.open()) {
            Set<String> named = options.namedFields();
            PrintWriter err = spec.commandLine().getErr();
            SchemaHints.of(UsedClasses.of(parse.asMaster()), request.className(), named)
                    .forEach(err::println);
            PrintWriter out = spec.commandLine().getOut();
            if (answer != null) {
                answer.write(parse.backend(), request, format, out);
            } else if (options.isCount()) {
                out.println(parse.backend().count(Caller.MASTER, request));
            } else {
                List<FetchedObject> found = parse.backend().find(Caller.MASTER, request);
                write(found, named, out);
                if (found.size() == request.limit() && format == ResultForm.TABLE) {
                    err.println("There may be more; --limit allowed " + request.limit() + ".");
                }
            }
            out.flush();
        }
        return ExitCodes.DONE;
    }

    private void write(List<FetchedObject> found, Set<String> named, PrintWriter out) throws IOException {
        switch (format) {
            case TABLE -> ResultTable.lines(found, named).forEach(out::println);
            case JSON -> ObjectsForm.ARRAY.write(found, out);
            case LINES -> ObjectsForm.LINES.write(found, out);
        }
    }
}
