package io.parsimony.jdbc.dialect;

import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.query.Ordering.Direction;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.SortField;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * PostgreSQL: documents are jsonb, conditions on them jsonpath where it is exact and functions of ours where it is not, strings compare
 * by code point since every column of text has the collation "C". Paths stand in the statements, so that indexes on expressions serve.
 */
public final class PostgresDialect implements StoreDialect {
    private static final String UNIQUE_VIOLATION = "23505";

    private final DSLContext dsl = DSL.using(
            SQLDialect.POSTGRES,
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                    .withRenderSchema(true)
                    .withExecuteLogging(false));

    private final DocumentDialect documents = new PostgresDocuments();
    private final TextDialect texts = new PostgresTexts();
    private final PatternDialect patterns = new PostgresPatterns();
    private final JoinDialect joins = new PostgresJoins();
    private final TableDialect tables = new PostgresTables();
    private final PlanDialect plans = new PostgresPlans();

    @Override
    public DSLContext dsl() {
        return dsl;
    }

    @Override
    public DocumentDialect documents() {
        return documents;
    }

    @Override
    public TextDialect texts() {
        return texts;
    }

    @Override
    public PatternDialect patterns() {
        return patterns;
    }

    @Override
    public JoinDialect joins() {
        return joins;
    }

    @Override
    public TableDialect tables() {
        return tables;
    }

    @Override
    public PlanDialect plans() {
        return plans;
    }

    @Override
    public Field<?> document() {
        return DSL.field(
                "cast(convert_from({0}, 'UTF8') as jsonb)",
                SQLDataType.JSONB, DSL.param("document", SQLDataType.VARBINARY));
    }

    /** By code point. What a surrogate would be is none. */
    @Override
    public Optional<String> afterPrefix(String prefix) {
        int[] points = prefix.codePoints().toArray();
        int last = points.length - 1;
        while (last >= 0 && points[last] == Character.MAX_CODE_POINT) {
            last--;
        }
        if (last < 0) {
            return Optional.empty();
        }
        int next = points[last] + 1;
        points[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        return Optional.of(new String(points, 0, last + 1));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public SortField<?> ordered(Field<?> field, Direction direction) {
        return direction == Direction.ASCENDING
                ? field.asc().nullsFirst()
                : field.desc().nullsLast();
    }

    @Override
    public Kind kindOf(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case UNIQUE_VIOLATION -> Kind.DUPLICATE;
            case "40001", "40P01", "55P03" -> Kind.CONFLICT; // serialisation, deadlock, lock timeout
            case "57014" -> Kind.TIMEOUT;
            // no such column, no such table, a column of another type, a document with a field that is gone
            case "42703", "42P01", "42804", "23514" -> Kind.STALE;
            case "2201B" -> Kind.UNSUPPORTED; // a regular expression that is too complex
            case "3D000", "53300" -> Kind.UNAVAILABLE; // no such database, too many connections
            default ->
                state.startsWith("08") || state.startsWith("28") || state.startsWith("57P0")
                        ? Kind.UNAVAILABLE
                        : Kind.INTERNAL;
        };
    }

    /** From the error's own part for it, since its message is in the server's language. */
    @Override
    public Optional<String> violatedIndex(SQLException failure) {
        return failure instanceof PSQLException server
                ? Optional.ofNullable(server.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
                : Optional.empty();
    }
}
