package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.StoredObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Runs a search in rings on one connection. The answer is that of the last statement alone: what others write meanwhile can make
 * another ring necessary, but never a wrong answer.
 */
final class NearestFind {
    private final NearRings rings;
    private final CompiledStatement neighbours;
    private final ObjectRows objects;
    private final Execution execution;

    /** One execution of the scan: its values, and the way to its rows. */
    record Ring(Bindings bindings, Access access) {}

    NearestFind(NearRings rings, CompiledStatement neighbours, ObjectRows objects, Execution execution) {
        this.rings = rings;
        this.neighbours = neighbours;
        this.objects = objects;
        this.execution = execution;
    }

    /** The nearest objects. */
    List<StoredObject> find(Connection connection, Bindings bindings, Function<Ring, CompiledStatement> statements)
            throws SQLException {
        Ring ring = first(connection, bindings);
        while (true) {
            List<StoredObject> found =
                    execution.read(connection, statements.apply(ring), ring.bindings(), objects::read);
            double radians = rings.farthest(ring.bindings());
            if (found.size() == bindings.limit() || radians >= rings.farthest(bindings)) {
                return found;
            }
            ring = ring(rings.next(radians, found.size(), bindings), bindings);
        }
    }

    /** The first ring; where it would hold all points there are, it is the scan itself. */
    Ring first(Connection connection, Bindings bindings) throws SQLException {
        List<Long> cells = execution.read(connection, neighbours, bindings, row -> row.getLong(1));
        return cells.size() < bindings.limit() + bindings.skip()
                ? new Ring(bindings, Access.BY_SHAPE)
                : ring(rings.first(cells, bindings), bindings);
    }

    private Ring ring(double radians, Bindings bindings) {
        return radians <= NearRings.WIDEST
                ? new Ring(rings.within(radians, bindings), Access.BY_SHAPE)
                : new Ring(bindings, Access.WITHOUT_CELLS);
    }
}
