package io.parsimony;

import io.parsimony.backend.FetchedObject;
import java.util.IdentityHashMap;

/** Makes the objects of one answer; what many results include becomes one object that they share. Thread-safe. */
final class FoundObjects {
    private final Parse parse;
    private final IdentityHashMap<FetchedObject, ParseObject> included = new IdentityHashMap<>();

    FoundObjects(Parse parse) {
        this.parse = parse;
    }

    /** An included object. */
    synchronized ParseObject objectOf(FetchedObject fetched) {
        return included.computeIfAbsent(fetched, one -> resultOf(one, AskedFields.ALL));
    }

    /**
     * A result of the query itself.
     *
     * @param fetched as found
     * @param asked the fields that were asked for
     */
    ParseObject resultOf(FetchedObject fetched, AskedFields asked) {
        ParseObject object = parse.objectWithoutData(fetched.className(), fetched.objectId());
        object.state().fetched(fetched, asked, this);
        return object;
    }
}
