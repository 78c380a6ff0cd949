package io.parsimony;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the token in a file that its owner alone can read, and the id of the device in another one beside it. What can't be written is logged,
 * without the token: a log-in that is not kept is still a log-in.
 */
final class KeptInFiles implements KeptUser {
    private static final Logger LOG = System.getLogger(KeptInFiles.class.getName());

    /** What could be a token or an id: one word. Anything else in the file is somebody else's. */
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]{1,500}");

    private final Path tokenFile;
    private final Path installationFile;
    private @Nullable String installationId;

    /**
     * In files of this name.
     *
     * @param base a file's name, to which {@code .session} and {@code .installation} are added
     */
    KeptInFiles(Path base) {
        this.tokenFile = base.resolveSibling(base.getFileName() + ".session");
        this.installationFile = base.resolveSibling(base.getFileName() + ".installation");
    }

    @Override
    public synchronized Optional<String> token() {
        return word(tokenFile);
    }

    @Override
    public synchronized void keep(String token) {
        write(tokenFile, token);
    }

    @Override
    public synchronized void forget() {
        try {
            Files.deleteIfExists(tokenFile);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The file that keeps the current user can't be deleted: " + tokenFile, e);
        }
    }

    @Override
    public synchronized String installationId() {
        String known = installationId;
        if (known == null) {
            Optional<String> kept = word(installationFile);
            known = kept.orElseGet(() -> UUID.randomUUID().toString());
            installationId = known;
            if (kept.isEmpty()) {
                write(installationFile, known);
            }
        }
        return known;
    }

    private static Optional<String> word(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    .filter(text -> WORD.matcher(text).matches());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The file that keeps the current user can't be read: " + file, e);
            return Optional.empty();
        }
    }

    /** All or nothing, and never readable by others: temporary files are their owner's alone, and keep that when they are moved. */
    private static void write(Path file, String word) {
        Path temporary = null;
        try {
            temporary = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new");
            Files.writeString(temporary, word + "\n", StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The file that keeps the current user can't be written: " + file, e);
            deleteQuietly(temporary);
        }
    }

    private static void deleteQuietly(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "A temporary file stays: " + file, e);
            }
        }
    }
}
