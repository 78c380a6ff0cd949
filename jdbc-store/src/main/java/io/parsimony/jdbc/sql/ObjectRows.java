package io.parsimony.jdbc.sql;

import io.parsimony.backend.JsonDocument;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.jdbc.acl.AclCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads objects from rows of objectId, createdAt, updatedAt, ACL number, change number, document. */
public final class ObjectRows {
    private final AclCatalogue acls;

    /** With ACLs from this catalogue. */
    public ObjectRows(AclCatalogue acls) {
        this.acls = acls;
    }

    /** The object of the current row. */
    public StoredObject read(ResultSet rows) throws SQLException {
        long acl = rows.getLong(4);
        return new StoredObject(
                rows.getString(1),
                rows.getLong(2),
                rows.getLong(3),
                acl,
                acls.get(acl),
                rows.getLong(5),
                JsonDocument.ofUtf8(rows.getBytes(6)));
    }
}
