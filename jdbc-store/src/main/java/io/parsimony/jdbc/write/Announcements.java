package io.parsimony.jdbc.write;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.schema.ChangeVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How often topics were announced by transactions. Where several processes share the database, it counts: the row of a topic is changed last
 * in a transaction, so that others who announce it wait no longer than for the commit. Thread-safe.
 */
public final class Announcements {
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    /** Counts one; null where no other process could ask. */
    private final @Nullable String count;

    /** None so far. */
    public Announcements(Database database) {
        count = database.dialect().isShared() ? ChangeVersions.countTopic(database) : null;
    }

    /** How often the topic was announced, as far as this process knows. */
    public long of(String topic) {
        AtomicLong known = counts.get(topic);
        return known == null ? 0 : known.get();
    }

    /** Takes note of what all processes have counted by now. */
    public void catchUp(Map<String, Long> counted) {
        counted.forEach((topic, number) -> counter(topic).accumulateAndGet(number, Math::max));
    }

    /** Counts the topics in a transaction that is about to be committed; in one order, so that two wait for each other but not for ever. */
    void write(Connection connection, SortedSet<String> topics) throws SQLException {
        if (count == null || topics.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(count)) {
            for (String topic : topics) {
                statement.setString(1, ChangeVersions.topicName(topic));
                statement.executeUpdate();
            }
        }
    }

    /**
     * A transaction that announced the topics has ended, whichever way: a failure does not say that nothing was committed. Where the
     * database counts, the next {@link #catchUp} tells.
     */
    void ended(Set<String> topics) {
        if (count == null) {
            topics.forEach(topic -> counter(topic).incrementAndGet());
        }
    }

    private AtomicLong counter(String topic) {
        return counts.computeIfAbsent(topic, name -> new AtomicLong());
    }
}
