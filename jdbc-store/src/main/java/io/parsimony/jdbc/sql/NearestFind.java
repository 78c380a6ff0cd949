package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.StoredObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    /** One execution of the scan: its values, and the way to its rows. */
    record Ring(Bindings bindings, Access access) {}

    NearestFind(NearRings rings, CompiledStatement neighbours, ObjectRows objects) {
        this.rings = rings;
        this.neighbours = neighbours;
        this.objects = objects;
    }

    /** The nearest objects. */
    List<StoredObject> find(Connection connection, Bindings bindings, Function<Ring, CompiledStatement> statements)
            throws SQLException {
        Ring ring = first(connection, bindings);
        while (true) {
            List<StoredObject> found = read(connection, ring.bindings(), statements.apply(ring));
            double radians = rings.farthest(ring.bindings());
            if (found.size() == bindings.limit() || radians >= rings.farthest(bindings)) {
                return found;
            }
            ring = ring(rings.next(radians, found.size(), bindings), bindings);
        }
    }

    /** The first ring; where it would hold all points there are, it is the scan itself. */
    Ring first(Connection connection, Bindings bindings) throws SQLException {
        List<Long> cells = new ArrayList<>();
        try (PreparedStatement statement = neighbours.prepare(connection, "", bindings);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                cells.add(rows.getLong(1));
            }
        }
        return cells.size() < bindings.limit() + bindings.skip()
                ? new Ring(bindings, Access.BY_SHAPE)
                : ring(rings.first(cells, bindings), bindings);
    }

    private Ring ring(double radians, Bindings bindings) {
        return radians <= NearRings.WIDEST
                ? new Ring(rings.within(radians, bindings), Access.BY_SHAPE)
                : new Ring(bindings, Access.WITHOUT_CELLS);
    }

    private List<StoredObject> read(Connection connection, Bindings ring, CompiledStatement compiled)
            throws SQLException {
        List<StoredObject> found = new ArrayList<>();
        try (PreparedStatement statement = compiled.prepare(connection, "", ring);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(objects.read(rows));
            }
        }
        return found;
    }
}
