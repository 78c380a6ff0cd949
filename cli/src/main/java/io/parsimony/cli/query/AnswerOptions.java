package io.parsimony.cli.query;

import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.DistinctRequest;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.cli.ObjectsForm;
import io.parsimony.json.AggregateJson;
import io.parsimony.json.ValueJson;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is wanted of the objects in place of the objects themselves: one of the two. Of the request only class and where count. */
final class AnswerOptions {
    @Option(
            names = "--distinct",
            paramLabel = "FIELD",
            description = "The different values of the field, in order, in place of objects.")
    private @Nullable String distinct;

    @Option(
            names = "--aggregate",
            paramLabel = "JSON",
            description = "What a pipeline of stages makes of the objects, such as [{\"$sort\":{\"score\":-1}}].")
    private @Nullable String aggregate;

    void write(ParseBackend backend, FindRequest request, ResultForm format, PrintWriter out) throws IOException {
        if (distinct != null) {
            DistinctRequest wanted =
                    new DistinctRequest(request.className(), FieldPath.parse(distinct), request.where());
            values(backend.distinct(Caller.MASTER, wanted), format, out);
        } else if (aggregate != null) {
            AggregateRequest wanted =
                    new AggregateRequest(request.className(), request.where(), AggregateJson.readPipeline(aggregate));
            rows(backend.aggregate(Caller.MASTER, wanted), format, out);
        }
    }

    private static void values(List<ParseValue> values, ResultForm format, PrintWriter out) {
        List<String> texts = values.stream().map(ValueJson::write).toList();
        switch (format) {
            case TABLE -> values.forEach(value -> out.println(ResultTable.text(value)));
            case JSON -> out.println(texts.stream().collect(Collectors.joining(",", "[", "]")));
            case LINES -> texts.forEach(out::println);
        }
    }

    private static void rows(List<ObjectValue> rows, ResultForm format, PrintWriter out) throws IOException {
        List<ObjectValue> rest = rows.stream().map(AggregateJson::toRest).toList();
        switch (format) {
            case TABLE -> {
                List<Map<String, ParseValue>> cells =
                        rest.stream().map(ObjectValue::members).toList();
                ResultTable.ofRows(cells, allNames(cells)).forEach(out::println);
            }
            case JSON -> write(rest, ObjectsForm.ARRAY.begin(out));
            case LINES -> write(rest, ObjectsForm.LINES.begin(out));
        }
    }

    private static Set<String> allNames(List<Map<String, ParseValue>> rows) {
        return rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet());
    }

    private static void write(List<ObjectValue> rows, ObjectsForm.Appender appender) throws IOException {
        for (ObjectValue row : rows) {
            appender.append(ValueJson.write(row));
        }
        appender.end();
    }
}
