package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Queries inside constraints: {@code {"className", "where"}}. A limit, skip, order and keys beside them say nothing ({@code
 * parse-semantics.md} section 3.9).
 */
final class SubQueryJson {
    private static final String WHERE = "where";
    private static final String CLASS_NAME = "className";
    private static final String REDIRECT = "redirectClassNameForKey";
    private static final String QUERY = "query";
    private static final String KEY = "key";

    private SubQueryJson() {}

    /** {@code $inQuery}: the operand is the query. */
    static Optional<Constraint> inQuery(Operators.Context context, String name, ParseValue operand) {
        if (operand instanceof ObjectValue query && query.members().containsKey(WHERE)) {
            return Optional.of(new Constraint.InQuery(context.field(), query(context, name, query)));
        }
        throw malformed(context, name, "{\"where\": {…}, \"className\": \"…\"}", operand);
    }

    /** {@code $select}: the operand is the query and the key. */
    static Optional<Constraint> select(Operators.Context context, String name, ParseValue operand) {
        if (operand instanceof ObjectValue object
                && object.members().size() == 2
                && object.members().get(QUERY) instanceof ObjectValue query
                && object.members().get(KEY) instanceof StringValue key) {
            return Optional.of(
                    new Constraint.Select(context.field(), query(context, name, query), FieldPath.parse(key.value())));
        }
        throw malformed(context, name, "exactly {\"query\": {\"className\": \"…\", …}, \"key\": \"…\"}", operand);
    }

    private static SubQuery query(Operators.Context context, String name, ObjectValue query) {
        if (!(query.members().get(CLASS_NAME) instanceof StringValue className)
                || className.value().isEmpty()) {
            throw malformed(context, name, "a query with a \"className\"", query);
        }
        ParseValue where = query.members().getOrDefault(WHERE, ObjectValue.EMPTY);
        if (!(where instanceof ObjectValue constraints)) {
            throw malformed(context, name, "a query whose \"where\" is an object", where);
        }
        ParseValue redirect = query.members().getOrDefault(REDIRECT, ParseValue.NULL);
        if (!(redirect instanceof StringValue) && redirect != ParseValue.NULL) {
            throw malformed(context, name, "a query whose \"" + REDIRECT + "\" is a string", redirect);
        }
        return new SubQuery(
                className.value(),
                WhereReader.read(constraints),
                redirect instanceof StringValue key ? key.value() : null);
    }

    private static ParseException malformed(
            Operators.Context context, String name, String expected, ParseValue operand) {
        return Operators.mismatch(ParseException.INVALID_QUERY, context, name, expected, operand);
    }

    static ObjectValue write(SubQuery query) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        members.put(WHERE, WhereWriter.write(query.where()));
        members.put(CLASS_NAME, new StringValue(query.className()));
        if (query.redirectKey() != null) {
            members.put(REDIRECT, new StringValue(query.redirectKey()));
        }
        return new ObjectValue(members);
    }

    static ObjectValue write(SubQuery query, FieldPath key) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        members.put(QUERY, write(query));
        members.put(KEY, new StringValue(key.toString()));
        return new ObjectValue(members);
    }
}
