package io.parsimony.tests.crash;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's, {@code jdbc:h2:volatile:async:/path}, on a disk that forgets: {@link UnforcedWrites} makes a copy of a
 * file as a loss of power would leave it. The database goes on meanwhile, so that one run can be asked about many moments.
 */
public final class VolatileDisk extends FilePathWrapper {
    private static final String SCHEME = "volatile";
    private static final Map<String, UnforcedWrites> FILES = new ConcurrentHashMap<>();

    /** For H2, which makes one for each path. */
    public VolatileDisk() {}

    /** The URL of a database on this disk. */
    static String url(Path database) {
        FilePath.register(new VolatileDisk());
        return "jdbc:h2:" + SCHEME + ":async:" + database.toAbsolutePath();
    }

    /** What was written to the database's file since it was last forced. */
    static UnforcedWrites of(Path database) {
        UnforcedWrites writes = FILES.get("async:" + database.toAbsolutePath() + ".mv.db");
        if (writes == null) {
            throw new IllegalStateException("No file of this database was ever opened: " + database);
        }
        return writes;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        String name = getBase().toString();
        return new VolatileFile(
                getBase().open(mode),
                FILES.computeIfAbsent(name, file -> new UnforcedWrites(Path.of(file.replaceFirst("^async:", "")))));
    }
}
