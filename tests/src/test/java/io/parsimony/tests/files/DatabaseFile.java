package io.parsimony.tests.files;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A version's database file among the resources, and the text of what it holds.
 *
 * @param version the version that wrote it
 * @param folder where both are
 */
record DatabaseFile(String version, Path folder) {
    private static final String NAME = "everything";

    /** All of them. */
    static List<DatabaseFile> all() throws IOException, URISyntaxException {
        Path here = Path.of(Objects.requireNonNull(DatabaseFile.class.getResource("versions.txt"))
                        .toURI())
                .resolveSibling(".")
                .normalize();
        try (Stream<Path> folders = Files.list(here)) {
            return folders.filter(folder -> Files.exists(folder.resolve(NAME + ".txt")))
                    .map(folder -> new DatabaseFile(folder.getFileName().toString(), folder))
                    .sorted((one, other) -> one.version.compareTo(other.version))
                    .toList();
        }
    }

    static Path suffixed(Path file) {
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    /** The lines that say what it holds. */
    List<String> text() throws IOException {
        return Files.readAllLines(folder.resolve(NAME + ".txt"));
    }

    /** A copy to work with. */
    Path copyTo(Path target) throws IOException {
        Path copy = target.resolve("copy");
        Files.copy(suffixed(folder.resolve(NAME)), suffixed(copy));
        return copy;
    }

    /** What a file holds, found out on copies of it. */
    static List<String> describe(Path file, Path temporary) throws IOException, SQLException {
        Path copy = temporary.resolve("described");
        Files.copy(suffixed(file), suffixed(copy));
        List<String> lines = new ArrayList<>(DatabaseText.ofFile(copy));
        lines.addAll(DatabaseText.ofDatabase(copy));
        return lines;
    }

    @Override
    public String toString() {
        return version;
    }
}
