package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.engine.text.TextQuery;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.elements.IndexedElements;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.json.ValueJson;
import io.parsimony.query.Comparison;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.impl.SQLDataType;

/**
 * Conditions that an element table narrows: the rows that have one of the keys there, and of these the ones for which the condition on
 * the document holds, since different values may share a key.
 */
final class ElementConditions {
    private static final int LONGEST_WORD = 60;

    private final ObjectTable table;
    private final StoreDialect dialect;
    private final Binds binds;

    ElementConditions(ObjectTable table, StoreDialect dialect, Binds binds) {
        this.table = table;
        this.dialect = dialect;
        this.binds = binds;
    }

    /** The condition itself where no index serves it. */
    Condition among(Predicate.Compare predicate, Condition exact) {
        return predicate.op() == Comparison.EQUAL
                ? among(elementIndex(predicate.target()), predicate.operand(), ElementConditions::key, exact)
                : exact;
    }

    /** As {@link #among(Predicate.Compare, Condition)}; null among the alternatives also matches objects without any element. */
    Condition among(Predicate.In predicate, ValueShape shape, Condition exact) {
        Optional<IndexLayout> index = elementIndex(predicate.target());
        if (index.isEmpty()
                || shape.withNull().contains(predicate.alternatives().slot())) {
            return exact;
        }
        return index.get().elements().isPresent()
                ? among(index, predicate.alternatives(), ElementConditions::alternativeKeys, exact)
                : dialect.documents()
                        .mayBeOneOf(
                                table.document(),
                                binds.constant(((Target.Field) predicate.target()).name()),
                                binds.add(
                                        SQLDataType.VARCHAR,
                                        bindings -> ValueJson.write(value(bindings, predicate.alternatives()))))
                        .and(exact);
    }

    /** As {@link #among(Predicate.Compare, Condition)}. */
    Condition among(Predicate.Text predicate, Condition exact) {
        if (!(predicate.target() instanceof Target.Field field)) {
            return exact;
        }
        Optional<IndexLayout> index = table.layout().textIndex(field.name());
        if (index.isEmpty() || index.get().elements().isPresent()) {
            return among(index, predicate.term(), term -> wordKeys(index.orElseThrow(), field, term), exact);
        }
        String column = IndexColumns.columnOf(table.layout(), field.name()).orElseThrow();
        Param<String[]> words = binds.add(
                SQLDataType.VARCHAR.getArrayDataType(),
                bindings -> beginnings(value(bindings, predicate.term())).toArray(new String[0]));
        return dialect.texts()
                .mayHaveWord(table.column(column, SQLDataType.VARCHAR), words)
                .and(exact);
    }

    private Optional<IndexLayout> elementIndex(Target target) {
        return target instanceof Target.Field field ? table.layout().elementIndex(field.name()) : Optional.empty();
    }

    private Condition among(
            Optional<IndexLayout> index, Operand operand, Function<ParseValue, List<String>> keysOf, Condition exact) {
        Optional<ElementTable> elements = index.flatMap(ElementTable::of);
        if (elements.isEmpty()) {
            return exact;
        }
        Param<String[]> keys = binds.add(
                SQLDataType.VARCHAR.getArrayDataType(),
                bindings -> keysOf.apply(value(bindings, operand)).toArray(new String[0]));
        return table.row()
                .in(dialect.dsl()
                        .select(ElementTable.ROW)
                        .from(elements.get().table())
                        .where(dialect.equalsAny(ElementTable.KEY, keys)))
                .and(exact);
    }

    private static List<String> key(ParseValue value) {
        return List.of(IndexedElements.elementKey(value));
    }

    private static List<String> alternativeKeys(ParseValue alternatives) {
        List<ParseValue> values = alternatives instanceof ArrayValue array ? array.elements() : List.of(alternatives);
        return values.stream().map(IndexedElements::elementKey).distinct().toList();
    }

    private static List<String> wordKeys(IndexLayout index, Target.Field field, ParseValue term) {
        return term instanceof StringValue text
                ? IndexedElements.wordKeys(index, field.name(), TextQuery.foldedWords(text.value()))
                : List.of();
    }

    private static List<String> beginnings(ParseValue term) {
        return term instanceof StringValue text
                ? TextQuery.foldedWords(text.value()).stream()
                        .map(ElementConditions::beginning)
                        .toList()
                : List.of();
    }

    /** As the function {@code word_keys} has it. */
    private static String beginning(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }

    private static ParseValue value(Bindings bindings, Operand operand) {
        return bindings.operands().get(operand.slot());
    }
}
