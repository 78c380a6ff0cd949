package io.parsimony.jdbc.dialect;

import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.query.Ordering.Direction;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.SortField;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** H2: documents are JSON, conditions on them Java functions, strings compare by UTF-16 unit. */
public final class H2Dialect implements StoreDialect {
    /** H2 quotes the names that need it, and a quote in its quoted text is two. */
    private static final Pattern VIOLATED_INDEX =
            Pattern.compile("violation: \"(?:\"\")?parse(?:\"\")?\\.(?:\"\")?([A-Za-z0-9_~]+)(?:\"\")? ON ");

    private final DSLContext dsl = DSL.using(
            SQLDialect.H2,
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                    .withRenderSchema(true)
                    .withExecuteLogging(false));

    private final DocumentDialect documents = new H2Documents();
    private final TextDialect texts = new H2Texts();
    private final PatternDialect patterns = new H2Patterns();
    private final JoinDialect joins = new H2Joins();
    private final TableDialect tables = new H2Tables();
    private final PlanDialect plans = new H2Plans();

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
        return DSL.field("? format json", SQLDataType.JSON, DSL.param("document", SQLDataType.VARBINARY));
    }

    /** H2 orders strings by UTF-16 unit, and takes bind values that are no well-formed strings. */
    @Override
    public Optional<String> afterPrefix(String prefix) {
        int last = prefix.length() - 1;
        while (last >= 0 && prefix.charAt(last) == Character.MAX_VALUE) {
            last--;
        }
        return last < 0 ? Optional.empty() : Optional.of(prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
    }

    @Override
    public boolean isShared() {
        return false;
    }

    /** H2's own order: NULL is the smallest. */
    @Override
    public SortField<?> ordered(Field<?> field, Direction direction) {
        return direction == Direction.ASCENDING ? field.asc() : field.desc();
    }

    @Override
    public Kind kindOf(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 23505 -> Kind.DUPLICATE;
            case 40001, 50200, 90131 -> Kind.CONFLICT; // deadlock, lock timeout, concurrent update
            case 57014 -> Kind.TIMEOUT;
            case 90020, 90067, 90098, 90121, 90013, 28000, 8000, 90046 -> Kind.UNAVAILABLE;
            default -> Kind.INTERNAL;
        };
    }

    @Override
    public Optional<String> violatedIndex(SQLException failure) {
        Matcher matcher = VIOLATED_INDEX.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
