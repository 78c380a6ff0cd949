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
    @SuppressWarnings("ReferenceEquality") // intentional: nearly always it is the same one, which is quickly told
    WriteStatements of(String className) {
        SchemaCatalogue.Known now = catalogue.known(className);
        WriteStatements known = byClass.get(className);
        if (known == null || known.layout().version() != now.layout().version()) {
            known = WriteStatements.of(now.layout(), now.schema(), database.dialect());
            byClass.put(className, known);
        } else if (known.schema() != now.schema()) {
            known = known.withSchema(now.layout(), now.schema());
            byClass.put(className, known);
        }
        return known;
    }

    /** Whether the class has another layout now. */
    boolean isStale(WriteStatements statements) {
        return catalogue.version(statements.layout().className())
                != statements.layout().version();
    }

    /** Those that delete many objects of a class. */
    PurgeStatements purge(ClassLayout layout) {
        return PurgeStatements.of(layout, database.dialect());
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
