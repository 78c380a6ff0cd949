package io.parsimony.cli.query;

import io.parsimony.backend.FindRequest;
import io.parsimony.backend.Selection;
import io.parsimony.json.ConstraintJson;
import io.parsimony.json.ValueJson;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A query on the command line, in the words of Parse's REST API. */
final class QueryOptions {
    @Parameters(paramLabel = "CLASS", description = "The class.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String className;

    @Option(
            names = "--where",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "Which objects, such as {\"score\":{\"$gt\":1000}} (default: all).")
    @SuppressWarnings("NullAway.Init")
    private String where;

    @Option(
            names = "--order",
            paramLabel = "FIELD",
            split = ",",
            description = "The order, most significant field first, - before one that descends: -score,name.")
    private List<String> order = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--skip", paramLabel = "N", description = "How many to leave out first.")
    private int skip;

    @Option(
            names = "--keys",
            paramLabel = "FIELD",
            split = ",",
            description = "The fields that are wanted (default: all).")
    private @Nullable List<String> keys;

    @Option(
            names = "--exclude-keys",
            paramLabel = "FIELD",
            split = ",",
            description = "Fields that are not wanted, dotted for those of included objects.")
    private List<String> excludeKeys = new ArrayList<>();

    @Option(
            names = "--include",
            paramLabel = "FIELD",
            split = ",",
            description = "Pointers in whose place the object comes, dotted where it goes further: team,team.captain;"
                    + " * for all of the class.")
    private List<String> include = new ArrayList<>();

    @Option(names = "--count", description = "Counts all that match, whatever limit and skip say.")
    private boolean count;

    /** Whether objects are to be counted, not found. */
    boolean isCount() {
        return count;
    }

    /**
     * The request.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102), INVALID_KEY_NAME (105), INVALID_JSON (107)
     */
    FindRequest request() {
        Set<FieldPath> wanted = keys == null ? null : new LinkedHashSet<>(paths(keys));
        return new FindRequest(
                className,
                ConstraintJson.read(where),
                order.stream().map(Ordering::parse).toList(),
                limit,
                skip,
                new Selection(wanted, new LinkedHashSet<>(paths(excludeKeys)), includedPaths(), includesAll()));
    }

    private boolean includesAll() {
        return include.stream().anyMatch(QueryOptions::isStar);
    }

    private List<FieldPath> includedPaths() {
        return paths(include.stream().filter(field -> !isStar(field)).toList());
    }

    private static boolean isStar(String field) {
        return field.strip().equals("*");
    }

    private static List<FieldPath> paths(List<String> fields) {
        return fields.stream().map(String::strip).map(FieldPath::parse).toList();
    }

    /** The fields that the request names: a typing error among them is worth a hint. */
    Set<String> namedFields() {
        Set<String> named = new LinkedHashSet<>(WhereFields.of(readWhere()));
        FindRequest request = request();
        request.order().forEach(key -> named.add(key.path().field()));
        Stream<FieldPath> selected = request.selection().keys() == null
                ? request.selection().include().stream()
                : Stream.concat(request.selection().keys().stream(), request.selection().include().stream());
        selected.forEach(path -> named.add(path.field()));
        return named;
    }

    private ParseValue readWhere() {
        return ValueJson.read(where);
    }
}
