package io.parsimony.jdbc.check;

import static io.parsimony.jdbc.layout.Tables.MEMBER;
import static io.parsimony.jdbc.layout.Tables.OWNER;

import io.parsimony.jdbc.check.TableShape.Index;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** The statements that make the keys and indexes anew that every table of objects or relations has. */
record Keys(StoreDialect dialect) {
    /** A relation's index from member to owner. */
    static final Index MEMBERS =
            new Index(List.of(Index.ascending(MEMBER.getName()), Index.ascending(OWNER.getName())), false);

    static String idIndex(String table) {
        return table + "~id";
    }

    static String memberIndex(String join) {
        return join + "~member";
    }

    List<Query> rowKey(String table) {
        return List.of(dialect.dsl().alterTable(Tables.objects(table)).add(DSL.primaryKey(Tables.column(Tables.ROW))));
    }

    List<Query> idKey(String table) {
        var name = DSL.quotedName(idIndex(table));
        return List.of(
                dialect.dsl().alterTable(Tables.objects(table)).dropConstraintIfExists(name),
                dialect.dsl()
                        .alterTable(Tables.objects(table))
                        .add(DSL.constraint(name).unique(Tables.column(Tables.ID))));
    }

    List<Query> joinKey(String join) {
        return List.of(dialect.dsl().alterTable(Tables.objects(join)).add(DSL.primaryKey(OWNER, MEMBER)));
    }

    List<Query> joinKeyAnew(String join) {
        return List.of(
                dialect.tables().dropPrimaryKey(Tables.objects(join)),
                joinKey(join).get(0));
    }

    List<Query> memberIndexOf(String join) {
        return List.of(
                dropIndex(memberIndex(join)),
                dialect.dsl()
                        .createIndex(DSL.quotedName(Tables.OBJECTS, memberIndex(join)))
                        .on(Tables.objects(join), MEMBER, OWNER));
    }

    Query dropIndex(String name) {
        return dialect.dsl().dropIndexIfExists(DSL.quotedName(Tables.OBJECTS, name));
    }
}
