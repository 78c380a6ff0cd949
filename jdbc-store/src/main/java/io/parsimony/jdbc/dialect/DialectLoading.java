package io.parsimony.jdbc.dialect;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The loading of jOOQ, once in a process. It takes as long as it takes H2 to open its first database, so both are done at once; and as one
 * thread does it all, no two that open databases at one instant wait for each other's classes.
 */
public final class DialectLoading {
    private static final FutureTask<@Nullable Void> LOADING = new FutureTask<>(DialectLoading::load, null);

    static {
        Thread thread = new Thread(LOADING, "parsimony-load");
        thread.setDaemon(true);
        thread.start();
    }

    private DialectLoading() {}

    /** Begins it, unless it has begun. */
    public static void begin() {
        // to load this class is to begin
    }

    /** Makes a dialect when all is loaded; what fails in loading fails here again. */
    public static StoreDialect after(Supplier<StoreDialect> dialect) {
        LOADING.run(); // does nothing but where the thread has not come that far
        try {
            LOADING.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // the dialect says it itself
        }
        return dialect.get();
    }

    /** What every start needs first: a statement as those that read the system tables. */
    private static void load() {
        StoreDialect dialect = new H2Dialect();
        dialect.render(DSL.select(DSL.field(DSL.quotedName("name"), SQLDataType.VARCHAR))
                .from(DSL.table(DSL.quotedName("class")))
                .where(DSL.field(DSL.quotedName("position"), SQLDataType.BIGINT).eq(1L))
                .orderBy(DSL.field(DSL.quotedName("position"), SQLDataType.BIGINT)));
    }
}
