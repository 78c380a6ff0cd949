package io.parsimony.backend;

import io.parsimony.ParseException;
import io.parsimony.json.ConstraintJson;
import io.parsimony.json.QueryParameters;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries in the parameters of Parse's REST API ({@code parse-semantics.md} section 3.1): {@code where}, {@code order}, {@code limit},
 * {@code skip}, {@code keys}, {@code excludeKeys}, {@code include}, {@code includeAll}, {@code count}, {@code redirectClassNameForKey},
 * {@code hint}, {@code explain}; {@code comment} and the read preferences have no effect.
 */
public final class QueryJson {
    private static final Set<String> WITHOUT_EFFECT = Set.of("comment");
    private static final Set<String> READ_PREFERENCES =
            Set.of("readPreference", "includeReadPreference", "subqueryReadPreference");
    private static final Set<String> OF_GET = Set.of("keys", "excludeKeys", "include");
    private static final Set<String> OF_FIND = Set.of(
            "where",
            "order",
            "limit",
            "skip",
            "keys",
            "excludeKeys",
            "include",
            "includeAll",
            "count",
            "redirectClassNameForKey",
            "hint",
            "explain");

    private QueryJson() {}

    /**
     * A query as it was asked.
     *
     * @param request what is to be found
     * @param wantsCount whether it is also to be told how many match in all
     * @param wantsPlan whether instead it is to be told how it would be found
     */
    public record Asked(FindRequest request, boolean wantsCount, boolean wantsPlan) {}

    /**
     * Reads a query.
     *
     * @param parameters each as JSON; a {@code where} may also be its text
     * @param defaultLimit the limit of a query that says none
     * @throws ParseException INVALID_QUERY (102) of an unknown parameter, a limit or skip that is no whole number from 0; INVALID_JSON (107)
     *     of a where that is no object; those of {@link ConstraintJson#read(ParseValue)}; INVALID_KEY_NAME (105)
     */
    public static Asked readFind(String className, Map<String, ParseValue> parameters, int defaultLimit) {
        requireKnown(parameters, OF_FIND);
        QueryParameters given = new QueryParameters(parameters);
        FindRequest request = new FindRequest(
                className,
                where(given),
                given.names("order").orElse(List.of()).stream()
                        .map(Ordering::parse)
                        .toList(),
                given.wholeNumber("limit").orElse(defaultLimit),
                given.wholeNumber("skip").orElse(0),
                selection(given),
                given.text("redirectClassNameForKey").orElse(null),
                given.string("hint").orElse(null));
        return new Asked(request, given.isTrue("count"), given.isTrue("explain"));
    }

    /**
     * Reads which fields of one object are wanted.
     *
     * @throws ParseException INVALID_QUERY (102) of a parameter other than {@code keys}, {@code excludeKeys}, {@code include} and the read
     *     preferences; INVALID_KEY_NAME (105)
     */
    public static Selection readSelection(Map<String, ParseValue> parameters) {
        requireKnown(parameters, OF_GET);
        return selection(new QueryParameters(parameters));
    }

    /**
     * The constraint of a request that has other parameters too; without one, all objects match.
     *
     * @throws ParseException those of {@link #readFind}
     */
    public static Constraint readWhere(Map<String, ParseValue> parameters) {
        return where(new QueryParameters(parameters));
    }

    private static Constraint where(QueryParameters given) {
        return given.object("where").map(ConstraintJson::read).orElseGet(() -> ConstraintJson.read(ObjectValue.EMPTY));
    }

    private static Selection selection(QueryParameters given) {
        List<String> include = given.names("include").orElse(List.of());
        boolean includesAll = given.isTrue("includeAll") || include.contains("*");
        return new Selection(
                keys(given),
                paths(given.names("excludeKeys").orElse(List.of())),
                List.copyOf(
                        paths(include.stream().filter(path -> !path.equals("*")).toList())),
                includesAll);
    }

    /** Names that no field can have are no fields of the class, and so not there to be wanted. */
    private static @Nullable Set<FieldPath> keys(QueryParameters given) {
        return given.names("keys")
                .map(names ->
                        paths(names.stream().filter(name -> !name.equals("*")).toList()))
                .orElse(null);
    }

    private static Set<FieldPath> paths(List<String> names) {
        Set<FieldPath> paths = new LinkedHashSet<>();
        names.forEach(name -> paths.add(FieldPath.parseOrScore(name)));
        return paths;
    }

    private static void requireKnown(Map<String, ParseValue> parameters, Set<String> known) {
        for (String name : parameters.keySet()) {
            if (READ_PREFERENCES.contains(name)) {
                new QueryParameters(parameters).requireReadPreference(name);
            } else if (!known.contains(name) && !WITHOUT_EFFECT.contains(name)) {
                throw new ParseException(
                        ParseException.INVALID_QUERY, "'" + name + "' is no parameter of this request; leave it out");
            }
        }
    }
}
