package io.parsimony;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What went wrong while many objects were written, each failure once. */
final class Failures {
    private final IdentityHashMap<ParseObject, ParseException> byObject = new IdentityHashMap<>();
    private final Set<ParseException> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<ParseException> distinct = new ArrayList<>();

    void add(ParseObject object, ParseException failure) {
        byObject.put(object, failure);
        if (seen.add(failure)) {
            distinct.add(failure);
        }
    }

    /** Notes that the object was not tried because of another one's failure. */
    void inherit(ParseObject object, ParseObject cause) {
        ParseException failure = byObject.get(cause);
        add(
                object,
                failure != null
                        ? failure
                        : new ParseException(
                                ParseException.INVALID_POINTER,
                                "An object that this " + object.getClassName() + " points to has not been saved"));
    }

    /** Throws the first failure, if there is one, with the others suppressed in it. */
    void throwFirst() {
        if (distinct.isEmpty()) {
            return;
        }
        ParseException first = distinct.get(0);
        distinct.subList(1, distinct.size()).forEach(first::addSuppressed);
        throw first;
    }
}
