package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.query.TextSearch;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code $text}: {@code {"$search": {"$term": "…"}}}, and how case and diacritics count. The language does not: there is no stemming. */
final class TextReader implements Operators.Reader {
    private static final String SEARCH = "$search";
    private static final String TERM = "$term";
    private static final String LANGUAGE = "$language";
    private static final String CASE = "$caseSensitive";
    private static final String DIACRITICS = "$diacriticSensitive";

    /** The operand that is read as the search. */
    static ObjectValue operand(TextSearch search) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        members.put(TERM, new StringValue(search.term()));
        if (search.isCaseSensitive()) {
            members.put(CASE, new BooleanValue(true));
        }
        if (search.isDiacriticSensitive()) {
            members.put(DIACRITICS, new BooleanValue(true));
        }
        return new ObjectValue(Map.of(SEARCH, new ObjectValue(members)));
    }

    @Override
    public Optional<Constraint> read(Operators.Context context, String name, ParseValue operand) {
        if (!(operand instanceof ObjectValue text) || !(text.members().get(SEARCH) instanceof ObjectValue search)) {
            throw Operators.mismatch(
                    ParseException.INVALID_JSON, context, name, "{\"$search\": {\"$term\": a string}}", operand);
        }
        Map<String, ParseValue> members = search.members();
        if (!(members.get(TERM) instanceof StringValue term)) {
            throw mismatch(context, TERM, "a string", members);
        }
        if (members.containsKey(LANGUAGE) && !(members.get(LANGUAGE) instanceof StringValue)) {
            throw mismatch(context, LANGUAGE, "a string", members);
        }
        return Optional.of(new Constraint.Text(
                context.field(),
                new TextSearch(term.value(), flag(context, CASE, members), flag(context, DIACRITICS, members))));
    }

    private static boolean flag(Operators.Context context, String name, Map<String, ParseValue> members) {
        if (!members.containsKey(name)) {
            return false;
        }
        if (members.get(name) instanceof BooleanValue flag) {
            return flag.value();
        }
        throw mismatch(context, name, "true or false", members);
    }

    private static ParseException mismatch(
            Operators.Context context, String name, String expected, Map<String, ParseValue> members) {
        return Operators.mismatch(
                ParseException.INVALID_JSON, context, name, expected, members.getOrDefault(name, ParseValue.NULL));
    }
}
