package io.parsimony;

import io.parsimony.value.PointerValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The objects behind one object's pointers, so that a pointer that was put comes back as the same object. */
final class References {
    private static final String LOCAL_ID_PREFIX = "local:";

    private Map<PointerValue, ParseObject> byPointer = Map.of(); // intentional: most objects never need more
    private boolean someAreLocal;

    static String localId(long serial) {
        return LOCAL_ID_PREFIX + serial;
    }

    boolean isEmpty() {
        return byPointer.isEmpty();
    }

    /** The pointer to the object; to a new one a local pointer, which {@link #settled} replaces after its save. */
    PointerValue remember(ParseObject object) {
        PointerValue pointer = object.pointer();
        someAreLocal |= object.getObjectId() == null;
        if (byPointer.isEmpty()) {
            byPointer = new HashMap<>();
        }
        byPointer.put(pointer, object);
        return pointer;
    }

    Optional<ParseObject> find(PointerValue pointer) {
        return Optional.ofNullable(byPointer.get(pointer));
    }

    /** Local pointers to objects that have been saved since, each with its real pointer; from now on known under it. */
    Map<PointerValue, PointerValue> settled() {
        if (!someAreLocal) {
            return Map.of();
        }
        Map<PointerValue, PointerValue> settled = new LinkedHashMap<>();
        boolean someStayLocal = false;
        for (Map.Entry<PointerValue, ParseObject> entry : byPointer.entrySet()) {
            PointerValue now = entry.getValue().pointer();
            if (!now.equals(entry.getKey())) {
                settled.put(entry.getKey(), now);
            }
            someStayLocal |= entry.getValue().getObjectId() == null;
        }
        settled.forEach((local, real) -> {
            ParseObject object = byPointer.remove(local);
            if (object != null) {
                byPointer.put(real, object);
            }
        });
        someAreLocal = someStayLocal;
        return settled;
    }
}
