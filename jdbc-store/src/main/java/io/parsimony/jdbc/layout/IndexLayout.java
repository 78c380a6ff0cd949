package io.parsimony.jdbc.layout;

import io.parsimony.schema.IndexDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index and its name in the database.
 *
 * @param definition what it indexes
 * @param sqlName unique within the database
 * @param elementTable the table that it is over, where it has several entries for an object; null where it is over the class's
 */
public record IndexLayout(
        IndexDefinition definition,
        String sqlName,
        @Nullable String elementTable) {
    /** An index over the class's table. */
    public IndexLayout(IndexDefinition definition, String sqlName) {
        this(definition, sqlName, null);
    }

    /** The table of its own. */
    public Optional<String> elements() {
        return Optional.ofNullable(elementTable);
    }
}
