package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * How many objects of a class the ACLs of a caller lead to, to decide whether these or the order drive a scan. It is counted up to
 * {@value #MOST}, and what was counted holds for some seconds: another answer makes a statement slower, not wrong. Thread-safe.
 */
final class AclReach {
    private static final int MOST = 2_000;
    private static final int MOST_ACLS = 20_000;

    /** What a row costs, in microseconds: found by its ACL and sorted, or read in the order that an index gives. */
    private static final double FOUND_BY_ACL = 5;

    private static final double READ_IN_ORDER = 1.5;

    /** The array of ACLs is searched from its beginning for each row. */
    private static final double COMPARED_WITH_ACL = 0.005;

    private final Database database;
    private final AclCatalogue acls;
    private final RecentAnswers<Asked, Answer> answers = new RecentAnswers<>(1_000, Duration.ofSeconds(10));

    private record Asked(String table, Set<String> principals) {}

    private record Answer(long visible, long all) {}

    AclReach(Database database, AclCatalogue acls) {
        this.database = database;
        this.acls = acls;
    }

    /** Whether an index leads from ACLs to objects. */
    static boolean isIndexed(ClassLayout layout) {
        return layout.columnIndexes().stream()
                .map(index -> index.definition().fields().keySet().iterator().next())
                .anyMatch(first -> IndexColumns.columnOf(layout, first)
                        .filter(Tables.ACL::equals)
                        .isPresent());
    }

    /** Whether reading all objects that the ACLs lead to is cheaper than reading rows in order until enough are visible. */
    boolean isShorter(ClassLayout layout, Bindings bindings, boolean isCount) {
        List<Long> readable = acls.readableBy(bindings.principals());
        if (readable.size() > MOST_ACLS) {
            return false;
        }
        Answer answer = answer(layout, bindings.principals(), readable);
        if (answer.visible() > MOST) {
            return false;
        }
        double byAcl = readable.size() + answer.visible() * FOUND_BY_ACL;
        long wanted = (long) bindings.limit() + bindings.skip();
        double share = isCount || wanted >= answer.visible() ? 1 : (double) wanted / answer.visible();
        double inOrder = answer.all() * share * (READ_IN_ORDER + readable.size() * COMPARED_WITH_ACL);
        return byAcl < inOrder;
    }

    private Answer answer(ClassLayout layout, Set<String> principals, List<Long> readable) {
        return answers.to(new Asked(layout.tableName(), principals), () -> count(layout, readable));
    }

    private Answer count(ClassLayout layout, List<Long> readable) {
        String sql = statement(layout);
        return database.run("counting what a caller may read", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, readable.toArray(new Long[0]));
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return new Answer(rows.getLong(1), rows.getLong(2));
                }
            }
        });
    }

    private String statement(ClassLayout layout) {
        StoreDialect dialect = database.dialect();
        ObjectTable table = new ObjectTable(layout, "o");
        Field<Long> number = DSL.field(DSL.quotedName("acls", "number"), SQLDataType.BIGINT);
        var visible = dialect.dsl()
                .select(table.row())
                .from(dialect.numbers("acls", DSL.param("acls", SQLDataType.BIGINT.getArrayDataType()), "number"))
                .join(table.table())
                .on(table.column(Tables.ACL, SQLDataType.BIGINT).eq(number))
                .limit(DSL.inline(MOST + 1));
        return dialect.render(dialect.dsl()
                .select(DSL.count(), DSL.field(dialect.dsl().selectCount().from(Tables.objects(layout.tableName()))))
                .from(visible.asTable(DSL.quotedName("visible"))));
    }
}
