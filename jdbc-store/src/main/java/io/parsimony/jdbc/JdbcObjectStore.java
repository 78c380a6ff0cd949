package io.parsimony.jdbc;

import io.parsimony.engine.store.ObjectStore;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.Scan;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.sql.ScanPreparer;
import io.parsimony.jdbc.write.Transactions;
import io.parsimony.value.Acl;
import java.util.Set;

/** Objects in SQL. */
final class JdbcObjectStore implements ObjectStore {
    private final ScanPreparer scans;
    private final AclCatalogue acls;
    private final Transactions transactions;

    JdbcObjectStore(ScanPreparer scans, AclCatalogue acls, Transactions transactions) {
        this.scans = scans;
        this.acls = acls;
        this.transactions = transactions;
    }

    @Override
    public PreparedScan prepare(Scan scan) {
        return scans.prepare(scan);
    }

    @Override
    public long intern(Acl acl) {
        return acls.intern(acl);
    }

    @Override
    public <R> R write(Set<String> classNames, WriteWork<R> work) {
        return transactions.write(classNames, work);
    }
}
