package io.parsimony.tests.hunt.checker;

import java.util.Set;

/** What a class says of an operation, before any object is looked at. */
sealed interface Verdict {
    /** It may be done to every object. */
    record Allowed() implements Verdict {}

    /**
     * It may be done to objects in which one of these fields leads to the caller.
     *
     * @param isForUsers whether the class also asks for a user, who the caller is
     */
    record WhereLeading(Set<String> fields, boolean isForUsers) implements Verdict {}

    /** It is refused with this code. */
    record Refused(int code) implements Verdict {}
}
