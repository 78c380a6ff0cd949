package io.parsimony.jdbc.elements;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The table of an index that has several entries for an object: a row for each, of a key and the object's row number.
 *
 * @param name the table's
 * @param keyIndex the name of the index from a key to the rows that have it
 */
public record ElementTable(String name, String keyIndex) {
    /** What the names of all of them begin with. */
    public static final String PREFIX = "_Elements_";

    /** The key ({@link IndexedElements}). */
    public static final Field<String> KEY = DSL.field(DSL.quotedName("_key"), SQLDataType.VARCHAR.notNull());

    /** The object's row number. */
    public static final Field<Long> ROW = DSL.field(DSL.quotedName(Tables.ROW), SQLDataType.BIGINT.notNull());

    /** The index's table, if it has one of its own. */
    public static Optional<ElementTable> of(IndexLayout index) {
        return index.elements().map(table -> new ElementTable(table, index.sqlName()));
    }

    /** For the from clause. */
    public Table<Record> table() {
        return Tables.objects(name);
    }

    /** The name of the index from a row number to its keys. */
    public String rowIndex() {
        return name + "~row";
    }

    /** Makes the table, anew if a crash left one. */
    public List<Query> create(StoreDialect dialect) {
        return List.of(drop(dialect), dialect.dsl().createTable(table()).columns(KEY, ROW));
    }

    /** Makes the indexes, anew if they are there; best when the table has been filled. */
    public List<Query> createIndexes(StoreDialect dialect) {
        var byKey = DSL.quotedName(Tables.OBJECTS, keyIndex);
        var byRow = DSL.quotedName(Tables.OBJECTS, rowIndex());
        return List.of(
                dialect.dsl().dropIndexIfExists(byKey),
                dialect.dsl().createIndex(byKey).on(table(), KEY, ROW),
                dialect.dsl().dropIndexIfExists(byRow),
                dialect.dsl().createIndex(byRow).on(table(), ROW));
    }

    /** Drops the table with its indexes. */
    public Query drop(StoreDialect dialect) {
        return dialect.dsl().dropTableIfExists(table());
    }
}
