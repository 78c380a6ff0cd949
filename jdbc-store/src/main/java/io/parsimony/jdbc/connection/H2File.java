package io.parsimony.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.Store;

/**
 * H2's file, past its SQL: written when we say so, and not when H2 finds it time. What H2 writes holds its tables, indexes and undo logs
 * as each was when its turn came, so that only what is written while no transaction runs is one state of the database
 * (docs/decisions/0014).
 *
 * <p>Intentional: H2's own classes, since in SQL there is no delay that stands for "never", and CHECKPOINT SYNC writes again before it
 * forces.
 */
final class H2File implements GroupCommit.Storage {
    /** Neither at each commit, as 0 would, nor in a thread of its own. */
    private static final int NEVER = -1;

    private final Store store;
    private final MVStore pages;
    private final boolean isForced;

    private H2File(Store store, boolean isForced) {
        this.store = store;
        this.pages = store.getMvStore();
        this.isForced = isForced;
    }

    /**
     * Takes the writing over from H2; empty when the database is in another process. To be called before anybody else has a connection.
     *
     * @param isForced whether what is written is to be forced to the disk
     */
    static Optional<H2File> takeOver(Connection connection, boolean isForced) throws SQLException {
        Session session = connection.unwrap(JdbcConnection.class).getSession();
        if (!(session instanceof SessionLocal local)) {
            return Optional.empty();
        }
        H2File file = new H2File(local.getDatabase().getStore(), isForced);
        file.pages.setAutoCommitDelay(NEVER);
        return Optional.of(file);
    }

    @Override
    public void write() {
        store.flush(); // on this thread, since without a delay H2 has no others
    }

    @Override
    public void force() {
        if (isForced && !pages.isReadOnly()) {
            pages.sync();
        }
    }

    /** H2 writes by itself, whatever runs, when this much twice over waits to be written. */
    @Override
    public boolean isFull() {
        return pages.getUnsavedMemory() > pages.getAutoCommitMemory() / 2;
    }
}
