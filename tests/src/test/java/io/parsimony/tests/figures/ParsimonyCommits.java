package io.parsimony.tests.figures;

import io.parsimony.Parse;
import io.parsimony.backend.Durability;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** The Java API over the embedded backend, at one level of durability. */
final class ParsimonyCommits implements CommitContender {
    private final Durability level;
    private final Parse parse;

    ParsimonyCommits(Path file, Durability level) {
        this.level = level;
        parse = Parse.builder().file(file).durability(level).open();
    }

    @Override
    public String name() {
        return level.name();
    }

    @Override
    public Runnable writer(BooleanSupplier committed) {
        return () -> {
            int n = 0;
            do {
                parse.object("Row").put("n", n++).put("text", "some words").save();
            } while (committed.getAsBoolean());
        };
    }

    @Override
    public void close() {
        parse.close();
    }
}
