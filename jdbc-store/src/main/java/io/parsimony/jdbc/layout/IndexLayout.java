package io.parsimony.jdbc.layout;

import io.parsimony.schema.IndexDefinition;

/**
 * An index and its name in the database.
 *
 * @param definition what it indexes
 * @param sqlName unique within the database
 */
public record IndexLayout(IndexDefinition definition, String sqlName) {}
