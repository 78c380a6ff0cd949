package io.parsimony.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** The bind values of one statement while it is built. */
final class Binds {
    private final List<Bind> binds = new ArrayList<>();

    /** A place in the statement; it is used once. */
    <T> Param<T> add(DataType<T> type, Bind bind) {
        binds.add(bind);
        return DSL.param(Integer.toString(binds.size() - 1), type);
    }

    /** The bind values in the order in which the statement has them. */
    List<Bind> inOrderOf(Query statement) {
        return statement.getParams().keySet().stream()
                .map(name -> binds.get(Integer.parseInt(name)))
                .toList();
    }
}
