package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.engine.text.TextQuery;
import io.parsimony.jdbc.dialect.KeyRows;
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

    /**
     * The rows that an element table has for a condition, where an index serves it; their keys are row numbers. Null among alternatives also
     * matches objects without any element, for which there are no rows.
     */
    Optional<KeyRows> rows(Predicate predicate, ValueShape shape) {
        if (predicate instanceof Predicate.Compare compare && compare.op() == Comparison.EQUAL) {
            return elementIndex(compare.target())
                    .flatMap(index -> rows(index, compare.operand(), ElementConditions::key));
        }
        if (predicate instanceof Predicate.In in && !isWithNull(in, shape)) {
            return elementIndex(in.target())
                    .flatMap(index -> rows(index, in.alternatives(), ElementConditions::alternativeKeys));
        }
        return predicate instanceof Predicate.Text text && text.target() instanceof Target.Field field
                ? table.layout()
                        .textIndex(field.name())
                        .flatMap(index -> rows(index, text.term(), term -> wordKeys(index, field, term)))
                : Optional.empty();
    }

    private static boolean isWithNull(Predicate.In predicate, ValueShape shape) {
        return shape.withNull().contains(predicate.alternatives().slot());
    }

    /** The condition itself where no index serves it. */
    Condition among(Predicate predicate, ValueShape shape, Condition exact) {
        Optional<KeyRows> rows = rows(predicate, shape);
        if (rows.isPresent()) {
            return dialect.joins().isAmong(table.row(), rows.get(), binds).and(exact);
        }
        if (predicate instanceof Predicate.In in && !isWithNull(in, shape)) {
            return amongElements(in, exact);
        }
        return predicate instanceof Predicate.Text text ? amongWords(text, exact) : exact;
    }

    private Condition amongElements(Predicate.In predicate, Condition exact) {
        return elementIndex(predicate.target()).isEmpty()
                ? exact
                : dialect.documents()
                        .mayBeOneOf(
                                table.document(),
                                binds.constant(((Target.Field) predicate.target()).name()),
                                binds.add(
                                        SQLDataType.VARCHAR,
                                        bindings -> ValueJson.write(value(bindings, predicate.alternatives()))))
                        .and(exact);
    }

    private Condition amongWords(Predicate.Text predicate, Condition exact) {
        if (!(predicate.target() instanceof Target.Field field)
                || table.layout().textIndex(field.name()).isEmpty()) {
            return exact;
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

    private Optional<KeyRows> rows(IndexLayout index, Operand operand, Function<ParseValue, List<String>> keysOf) {
        return ElementTable.of(index).map(elements -> {
            Param<String[]> keys = binds.add(
                    SQLDataType.VARCHAR.getArrayDataType(),
                    bindings -> keysOf.apply(value(bindings, operand)).toArray(new String[0]));
            return new KeyRows(elements.table(), dialect.equalsAny(ElementTable.KEY, keys), ElementTable.ROW);
        });
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
