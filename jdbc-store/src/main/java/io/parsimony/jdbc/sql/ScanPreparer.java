package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.Scan;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.schema.SchemaCatalogue;

/** Prepares scans. Thread-safe. */
public final class ScanPreparer {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final ClassGates gates;
    private final ObjectRows objects;
    private final Runnable catchUp;
    private final ScanCompiler compiler;
    private final InnerSizes sizes;
    private final AclReach reach;

    /**
     * On this database.
     *
     * @param catchUp takes note of what other processes changed
     */
    public ScanPreparer(
            Database database,
            SchemaCatalogue catalogue,
            ClassGates gates,
            AclCatalogue acls,
            ObjectRows objects,
            Runnable catchUp) {
        this.catchUp = catchUp;
        this.database = database;
        this.catalogue = catalogue;
        this.gates = gates;
        this.objects = objects;
        this.compiler = new ScanCompiler(database.dialect(), catalogue, acls);
        this.sizes = new InnerSizes(compiler);
        this.reach = new AclReach(database, acls);
    }

    /** A scan whose statements are compiled when they are first run. */
    public PreparedScan prepare(Scan scan) {
        catalogue.get(scan.className());
        return new JdbcPreparedScan(scan, compiler, sizes, reach, database, catalogue, gates, objects, catchUp);
    }
}
