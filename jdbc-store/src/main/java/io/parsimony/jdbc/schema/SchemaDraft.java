package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * A change of classes in its transaction.
 *
 * @param sql the transaction
 * @param dialect the database's
 * @param classes all classes as they are in the database
 */
record SchemaDraft(DSLContext sql, StoreDialect dialect, List<ClassLayout> classes) {
    /** Reads what others have committed, too. */
    static SchemaDraft of(DSLContext sql, StoreDialect dialect) {
        return new SchemaDraft(sql, dialect, CatalogueTables.read(sql));
    }

    Optional<ClassLayout> find(String className) {
        return classes.stream()
                .filter(layout -> layout.className().equals(className))
                .findFirst();
    }

    /** A class that must exist; STALE when it does not. */
    ClassLayout get(String className) {
        return find(className).orElseThrow(() -> SchemaCatalogue.missing(className));
    }

    Collection<String> tableNames() {
        return SchemaCatalogue.tableNames(classes);
    }

    List<String> indexNames() {
        return SchemaCatalogue.indexNames(classes);
    }

    void execute(List<Query> changes) {
        changes.forEach(change -> sql.execute(dialect.renderInlined(change)));
    }
}
