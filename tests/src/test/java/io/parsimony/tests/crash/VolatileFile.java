package io.parsimony.tests.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/** A file whose writes reach the disk at once, and are remembered until it is forced. */
final class VolatileFile extends FileBaseDefault {
    private final FileChannel file;
    private final UnforcedWrites unforced;

    VolatileFile(FileChannel file, UnforcedWrites unforced) {
        this.file = file;
        this.unforced = unforced;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        return unforced.write(file, source, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        unforced.truncate(file, size);
    }

    /** Without really forcing, which would only take time. */
    @Override
    public void force(boolean metaData) {
        unforced.forced();
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
