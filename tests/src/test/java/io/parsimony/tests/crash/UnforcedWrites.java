package io.parsimony.tests.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What one file was before each of its writes since it was last forced. Thread-safe. */
final class UnforcedWrites {
    /** Which writes are lost; those that are not were first. */
    enum Loss {
        OF_ALL,
        OF_SOME,
        /** The first one that is lost is so from some byte on. */
        WITHIN_A_WRITE
    }

    private final Path file;
    private final List<Write> writes = new ArrayList<>();

    /**
     * A write or truncation, by what it replaced.
     *
     * @param size the file's before it
     * @param position where it wrote
     * @param replaced what was there, up to the file's end
     */
    private record Write(long size, long position, ByteBuffer replaced) {}

    UnforcedWrites(Path file) {
        this.file = file;
    }

    synchronized int write(FileChannel channel, ByteBuffer source, long position) throws IOException {
        remember(channel, position, position + source.remaining());
        return channel.write(source, position);
    }

    synchronized void truncate(FileChannel channel, long size) throws IOException {
        remember(channel, size, channel.size());
        channel.truncate(size);
    }

    synchronized void forced() {
        writes.clear();
    }

    private void remember(FileChannel channel, long from, long to) throws IOException {
        long size = channel.size();
        ByteBuffer replaced = ByteBuffer.allocate((int) Math.max(0, Math.min(to, size) - from));
        while (replaced.hasRemaining() && channel.read(replaced, from + replaced.position()) >= 0) {
            // until all is read
        }
        writes.add(new Write(size, from, replaced.flip()));
    }

    /** How many writes a loss of power can undo. */
    synchronized int count() {
        return writes.size();
    }

    /** Copies the file as it is when power is lost now. */
    synchronized void copy(Path copy, Loss loss, Random random) throws IOException {
        int kept = loss == Loss.OF_ALL ? 0 : random.nextInt(writes.size() + 1);
        undo(Files.copy(file, copy), kept, loss == Loss.WITHIN_A_WRITE ? random : null);
    }

    /** Copies the file as it was after so many writes. */
    synchronized void copyAfter(int kept, Path copy) throws IOException {
        undo(Files.copy(file, copy), kept, null);
    }

    /**
     * Undoes writes, the last one first.
     *
     * @param cut where the first one that is lost ends; null for its beginning
     */
    private void undo(Path copy, int kept, @Nullable Random cut) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            for (int i = writes.size() - 1; i >= kept; i--) {
                Write write = writes.get(i);
                int from = 0;
                if (cut != null && i == kept && write.replaced().hasRemaining()) {
                    from = cut.nextInt(write.replaced().limit());
                }
                channel.write(write.replaced().duplicate().position(from), write.position() + from);
                if (from == 0) {
                    setSize(channel, write.size());
                }
            }
        }
    }

    private static void setSize(FileChannel channel, long size) throws IOException {
        if (channel.size() > size) {
            channel.truncate(size);
        }
    }
}
