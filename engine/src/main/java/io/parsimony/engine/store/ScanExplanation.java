package io.parsimony.engine.store;

import java.util.List;

/**
 * How a store carries out a scan.
 *
 * @param sql the statement, a {@code ?} per bind value
 * @param bindValues the bind values in order, as text
 * @param databasePlan the database's own plan
 * @param notes what drives the scan, and which part no index serves, which index would
 */
public record ScanExplanation(String sql, List<String> bindValues, String databasePlan, List<String> notes) {}
