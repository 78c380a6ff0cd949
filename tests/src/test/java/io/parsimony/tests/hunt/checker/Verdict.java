package io.parsimony.tests.hunt.checker;

import java.util.Set;

/** What a class says of an operation, before any object is looked at. */
sealed interface Verdict {
    /** It may be done to every object. */
    record Allowed() implements Verdict {}

    /** It may be done to objects in which one of these fields leads to the caller. */
    record WhereLeading(Set<String> fields) implements Verdict {}

    /** It is refused with this code. */
    record Refused(int code) implements Verdict {}
}
