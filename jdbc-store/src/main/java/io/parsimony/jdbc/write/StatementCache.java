package io.parsimony.jdbc.write;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.dialect.SqlFailures;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements of all classes, rendered when first needed. Thread-safe. */
final class StatementCache {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final Clock clock;
    private final String tombstone;
    private final String revival;
    private final Map<String, WriteStatements> byClass = new ConcurrentHashMap<>();
    private final Map<String, RelationStatements> byJoinTable = new ConcurrentHashMap<>();

    StatementCache(Database database, SchemaCatalogue catalogue, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.clock = clock;
        tombstone = database.dialect()
                .render(database.dialect()
                        .dsl()
                        .insertInto(Tables.system("tombstone"))
                        .columns(
                                Tables.column("change"),
                                Tables.column("class_name"),
                                Tables.column("object_id"),
                                Tables.column("deleted_at"))
                        .values(
                                database.dialect().nextChange(),
                                DSL.param("class", SQLDataType.OTHER),
                                DSL.param("id", SQLDataType.OTHER),
                                DSL.param("at", SQLDataType.OTHER)));
        revival = database.dialect()
                .render(database.dialect()
                        .dsl()
                        .deleteFrom(Tables.system("tombstone"))
                        .where(Tables.column("class_name").eq(DSL.param("class", SQLDataType.OTHER)))
                        .and(Tables.column("object_id").eq(DSL.param("id", SQLDataType.OTHER))));
    }

    /** The class's statements for its layout, which stays as it is while the caller is inside its gate. */
    WriteStatements of(String className) {
        ClassLayout layout = catalogue.get(className);
        WriteStatements known = byClass.get(className);
        if (known == null || known.layout().version() != layout.version()) {
            known = WriteStatements.of(layout, database.dialect());
            byClass.put(className, known);
        }
        return known;
    }

    RelationStatements relation(String joinTable) {
        return byJoinTable.computeIfAbsent(joinTable, name -> RelationStatements.of(name, database.dialect()));
    }

    /** className, objectId, time of deletion. */
    String tombstone() {
        return tombstone;
    }

    /** className, objectId: the tombstone goes. */
    String revival() {
        return revival;
    }

    long nowMillis() {
        return clock.millis();
    }

    SqlFailures failures() {
        return database.failures();
    }
}
