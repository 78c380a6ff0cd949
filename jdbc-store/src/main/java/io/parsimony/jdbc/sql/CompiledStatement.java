package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A rendered statement.
 *
 * @param sql its text, a {@code ?} per bind value
 * @param binds where the bind values come from, in order
 * @param layoutVersion the sum of the versions of the layouts that it was compiled for
 * @param notes what there is to say about it, for people
 */
record CompiledStatement(String sql, List<Bind> binds, long layoutVersion, List<String> notes) {
    /** From a random number on, as several processes may talk to one server. */
    private static final AtomicLong EXECUTIONS =
            new AtomicLong(ThreadLocalRandom.current().nextLong() >>> 1);

    CompiledStatement {
        notes = List.copyOf(notes);
    }

    PreparedStatement prepare(Connection connection, String prefix, Bindings bindings) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(prefix + sql);
        try {
            long execution = EXECUTIONS.incrementAndGet();
            for (int i = 0; i < binds.size(); i++) {
                Bind bind = binds.get(i);
                statement.setObject(i + 1, bind instanceof ExecutionBind ? execution : bind.value(bindings));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    List<String> bindTexts(Bindings bindings) {
        return binds.stream().map(bind -> text(bind.value(bindings))).toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    }
}
