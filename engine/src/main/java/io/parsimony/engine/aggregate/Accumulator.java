package io.parsimony.engine.aggregate;

import io.parsimony.value.ParseValue;
import java.util.Optional;

/** Gathers one value from the rows of one group. One thread at a time. */
interface Accumulator {
    /** Takes a row's value; empty when it is missing. */
    void add(Optional<ParseValue> value);

    /** What was gathered. */
    ParseValue result();
}
