package io.parsimony.tests.behaviour;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where it was set. */
public final class MovableClock extends Clock {
    private volatile Instant now;

    /** A clock that stands at this instant. */
    public MovableClock(Instant now) {
        this.now = now;
    }

    /** Moves the clock, backwards too. */
    public void set(Instant newNow) {
        now = newNow;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
