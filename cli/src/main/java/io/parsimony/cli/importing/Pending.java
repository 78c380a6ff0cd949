package io.parsimony.cli.importing;

import io.parsimony.backend.WriteRequest;
import java.util.List;

/**
 * A write that has not been made yet.
 *
 * @param request the write
 * @param records what in the file it stands for; they are refused together
 */
record Pending(WriteRequest request, List<FileRecord> records) {}
