package io.parsimony.jdbc.check;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.layout.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The numbers of the ACLs that there are and can be read. */
final class KnownAcls {
    private static final int PAGE = 500;
    private static final Field<Long> ID = DSL.field(DSL.quotedName("id"), SQLDataType.BIGINT);
    private static final Field<String> CANONICAL = DSL.field(DSL.quotedName("canonical"), SQLDataType.VARCHAR);

    private final CheckRun run;
    private final Set<Long> numbers = new HashSet<>(Set.of(0L));

    KnownAcls(CheckRun run) {
        this.run = run;
    }

    /** Checks the table of ACLs. */
    void check() {
        List<Record2<Long, String>> page = page(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            page.forEach(row -> check(row.value1(), row.value2()));
            page = page(page.get(page.size() - 1).value1());
        }
    }

    /** Whether an object may have this number: 0 for none, or that of an ACL, which may have come since. */
    boolean contains(long number) {
        if (!numbers.contains(number)) {
            List<String> found = run.inTransaction(sql -> sql.select(CANONICAL)
                    .from(Tables.system("acl"))
                    .where(ID.eq(number))
                    .fetch(CANONICAL));
            if (found.stream().anyMatch(text -> AclCatalogue.canonical(text).isPresent())) {
                numbers.add(number);
            }
        }
        return numbers.contains(number);
    }

    private List<Record2<Long, String>> page(long after) {
        return run.inTransaction(sql -> sql.select(ID, CANONICAL)
                .from(Tables.system("acl"))
                .where(ID.gt(after))
                .orderBy(ID)
                .limit(PAGE)
                .fetch());
    }

    private void check(long number, String text) {
        Optional<String> canonical = AclCatalogue.canonical(text);
        if (canonical.isEmpty()) {
            run.report(
                    Kind.MALFORMED_ACL,
                    "",
                    "acl " + number,
                    "ACL number " + number
                            + " can't be read, so that nobody sees the objects that have it; take it from a copy of the"
                            + " database");
            return;
        }
        numbers.add(number);
        if (!canonical.get().equals(text)) {
            run.report(
                    Kind.MALFORMED_ACL,
                    "",
                    "acl " + number,
                    "ACL number " + number + " is written in another way than ACLs are; a repair writes it anew",
                    () -> run.inTransaction(sql -> sql.update(Tables.system("acl"))
                                    .set(CANONICAL, canonical.get())
                                    .where(ID.eq(number))
                                    .execute())
                            > 0);
        }
    }
}
