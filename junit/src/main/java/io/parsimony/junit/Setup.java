package io.parsimony.junit;

import io.parsimony.junit.fixture.FixtureSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tests begin with; those that begin with the same have equal ones.
 *
 * @param kind which backends will do
 * @param seed {@link ParseTest#UNSEEDED} for none
 * @param now where the clock stands; null for one that runs
 * @param fixtures those of classes, in order
 */
record Setup(Kind kind, long seed, @Nullable Instant now, List<FixtureSource> fixtures) {
    Setup {
        fixtures = List.copyOf(fixtures);
    }

    static Setup of(ParseTest annotation, List<FixtureSource> fixtures) {
        Kind kind = new Kind(annotation.options(), annotation.seed() != ParseTest.UNSEEDED);
        return new Setup(kind, annotation.seed(), instant(annotation.now()), fixtures);
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
