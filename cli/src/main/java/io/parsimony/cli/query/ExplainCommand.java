package io.parsimony.cli.query;

import io.parsimony.Parse;
import io.parsimony.backend.Caller;
import io.parsimony.backend.Explanation;
import io.parsimony.backend.FindRequest;
import io.parsimony.cli.DatabaseOption;
import io.parsimony.cli.ExitCodes;
import io.parsimony.cli.TextOf;
import io.parsimony.cli.UsedClasses;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parsimony explain}. */
@Command(
        name = "explain",
        description =
                "Shows how a query is carried out: the planner's rules, the SQL with its values, the database's own plan,"
                        + " and which part no index serves. Nothing is read.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DatabaseOption database;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private QueryOptions options;

    @Override
    public Integer call() {
        FindRequest request = options.request();
        try (Parse parse = database.open()) {
            SchemaHints.of(UsedClasses.of(parse.asMaster()), request.className(), options.namedFields())
                    .forEach(spec.commandLine().getErr()::println);
            print(
                    options.isCount()
                            ? parse.backend().explainCount(Caller.MASTER, request)
                            : parse.backend().explain(Caller.MASTER, request),
                    spec.commandLine().getOut());
        }
        return ExitCodes.DONE;
    }

    private static void print(Explanation explanation, PrintWriter out) {
        section(
                "Rules, those with * changed the plan",
                explanation.steps().stream()
                        .map(step -> (step.changed() ? "* " : "  ")
                                + step.rule()
                                + (step.changed() ? "\n    " + step.plan() : ""))
                        .toList(),
                out);
        section("SQL", List.of(explanation.sql()), out);
        section(
                "Values, one for each ? in turn",
                explanation.bindValues().stream().map(TextOf::oneLine).toList(),
                out);
        section("The database's plan", List.of(explanation.databasePlan()), out);
        section("Notes", explanation.notes(), out);
        out.flush();
    }

    private static void section(String heading, List<String> texts, PrintWriter out) {
        if (texts.stream().anyMatch(text -> !text.isBlank())) {
            out.println(heading);
            texts.forEach(text -> out.print(text.indent(2)));
            out.println();
        }
    }
}
