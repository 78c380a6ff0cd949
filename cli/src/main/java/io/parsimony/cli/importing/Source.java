package io.parsimony.cli.importing;

import io.parsimony.cli.CommandFailure;
import io.parsimony.cli.importing.Target.OfRelation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file to import.
 *
 * @param path where it is; empty for standard input
 * @param isNamed whether it was named itself, not only its directory
 */
record Source(Optional<Path> path, boolean isNamed) {
    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");

    /** The files that are named; of a directory those that end as JSON does, by name. */
    static List<Source> of(List<String> names) {
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            Path path = Path.of(name);
            if (name.equals("-")) {
                sources.add(new Source(Optional.empty(), true));
            } else if (Files.isDirectory(path)) {
                sources.addAll(in(path));
            } else if (Files.isReadable(path)) {
                sources.add(new Source(Optional.of(path), true));
            } else {
                throw CommandFailure.unavailable("There is no file " + path + " that can be read");
            }
        }
        return sources;
    }

    private static List<Source> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Source> sources = files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .map(file -> new Source(Optional.of(file), false))
                    .toList();
            if (sources.isEmpty()) {
                throw CommandFailure.unavailable("There is no file in " + directory + " that ends in .json");
            }
            return sources;
        } catch (IOException e) {
            throw CommandFailure.unavailable("The directory " + directory + " can't be read", e);
        }
    }

    /** The file's name without its ending: what its class is called. */
    String stem() {
        String name = path.map(file -> String.valueOf(file.getFileName())).orElse("");
        return ENDINGS.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    /** Whether it holds the members of a relation, which come after their owners. */
    boolean isOfRelation() {
        return OfRelation.named(stem()).isPresent();
    }

    /** Whether it holds sessions, which are never imported. */
    boolean isOfSessions() {
        return stem().equals("_Session");
    }

    /** For messages. */
    String name() {
        return path.map(Path::toString).orElse("standard input");
    }

    /** How many bytes; -1 where nobody knows. */
    long size() {
        try {
            return path.isPresent() ? Files.size(path.get()) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    InputStream open() throws IOException {
        return path.isPresent() ? Files.newInputStream(path.get()) : System.in;
    }
}
