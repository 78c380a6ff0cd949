package io.parsimony;

import io.parsimony.backend.FetchedObject;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the objects of one answer; what many results include becomes one object that they share. Thread-safe. */
final class FoundObjects {
    private final Parse parse;
    private final IdentityHashMap<FetchedObject, ParseObject> included = new IdentityHashMap<>();

    FoundObjects(Parse parse) {
        this.parse = parse;
    }

    /** An included object. */
    synchronized ParseObject objectOf(FetchedObject fetched) {
        return included.computeIfAbsent(fetched, one -> resultOf(one, null));
    }

    /**
     * A result of the query itself.
     *
     * @param fetched as found
     * @param selected the fields that were asked for; null for all
     */
    ParseObject resultOf(FetchedObject fetched, @Nullable Set<String> selected) {
        ParseObject object = parse.objectWithoutData(fetched.className(), fetched.objectId());
        object.state().fetched(fetched, selected, this);
        return object;
    }
}
