package io.parsimony.junit;

import io.parsimony.junit.fixture.FixtureSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tests begin with; those that begin with the same have equal ones.
 *
 * @param seed {@link ParseTest#UNSEEDED} for none
 * @param now where the clock stands; null for one that runs
 * @param options further options
 * @param fixtures those of classes, in order
 */
record Setup(
        long seed, @Nullable Instant now, Class<? extends ParseTestOptions> options, List<FixtureSource> fixtures) {
    Setup {
        fixtures = List.copyOf(fixtures);
    }

    static Setup of(ParseTest annotation, List<FixtureSource> fixtures) {
        return new Setup(annotation.seed(), instant(annotation.now()), annotation.options(), fixtures);
    }

    boolean isSeeded() {
        return seed != ParseTest.UNSEEDED;
    }

    private static @Nullable Instant instant(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Misuse.of("@ParseTest(now = \"" + text + "\") is no instant; write it as 2026-01-31T12:00:00Z", e);
        }
    }
}
