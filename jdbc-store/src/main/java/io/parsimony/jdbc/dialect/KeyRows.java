package io.parsimony.jdbc.dialect;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The rows of an inner query, and what others are joined to them by.
 *
 * @param from where they come from
 * @param where which of them
 * @param keys what of each: one SQL value, or several in the dialect's form; NULL for none
 */
public record KeyRows(Table<? extends Record> from, Condition where, Field<?> keys) {}
