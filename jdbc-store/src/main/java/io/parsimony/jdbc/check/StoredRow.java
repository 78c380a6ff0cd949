package io.parsimony.jdbc.check;

import io.parsimony.backend.JsonDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a class's table.
 *
 * @param row its number
 * @param id the objectId
 * @param acl the ACL's number
 * @param change the number of its last write
 * @param document its document as it is stored
 * @param columns what the typed columns have, in the order of {@link RowStatements#columns}
 */
record StoredRow(long row, String id, long acl, long change, JsonDocument document, List<@Nullable Object> columns) {}
