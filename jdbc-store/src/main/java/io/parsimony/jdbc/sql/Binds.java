package io.parsimony.jdbc.sql;

import io.parsimony.jdbc.dialect.JoinDialect;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The bind values of one statement while it is built, and what there is to say about it. */
final class Binds implements JoinDialect.Statement {
    private static final String PREFIX = "bind";

    private final List<Bind> binds = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int inners;

    /** A place in the statement; it is used once. */
    <T> Param<T> add(DataType<T> type, Bind bind) {
        binds.add(bind);
        return DSL.param(PREFIX + (binds.size() - 1), type);
    }

    /** A place for a value that is always the same, and that the place tells. */
    Param<String> constant(String value) {
        binds.add(bindings -> value);
        return DSL.param(PREFIX + (binds.size() - 1), value);
    }

    @Override
    public Param<Long> execution() {
        return add(SQLDataType.BIGINT, new ExecutionBind());
    }

    @Override
    public int nextInner() {
        return inners++;
    }

    /** The bind values in the order in which the statement has them. */
    List<Bind> inOrderOf(Query statement) {
        return statement.getParams().keySet().stream()
                .filter(name -> name.startsWith(PREFIX)) // jOOQ numbers constants too
                .map(name -> binds.get(Integer.parseInt(name.substring(PREFIX.length()))))
                .toList();
    }

    /** Says something about the statement, for people. */
    void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    List<String> notes() {
        return notes;
    }
}
