package io.parsimony.cli.importing;

import java.io.IOException;
import java.util.Optional;

/** The objects of a file, read one by one. */
interface FileRecords {
    /**
     * The next object; empty at the end.
     *
     * @throws BrokenFile when the file can't be read further
     */
    Optional<FileRecord> next() throws IOException;
}
