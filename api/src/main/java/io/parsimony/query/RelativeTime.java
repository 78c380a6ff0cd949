package io.parsimony.query;

import java.time.Duration;

/**
 * A moment seen from now ({@code parse-semantics.md} section 3.4, {@code $relativeTime}).
 *
 * @param fromNow how far away; negative in the past
 */
public record RelativeTime(Duration fromNow) {}
