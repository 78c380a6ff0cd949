package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.StoredObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A scan that can join a transaction. */
public interface JoinableScan extends PreparedScan {
    /** The class that it reads. */
    String className();

    /** Reads the objects that match on the transaction's connection; the caller is inside the class's gate. */
    List<StoredObject> findOn(Connection connection, Bindings bindings) throws SQLException;
}
