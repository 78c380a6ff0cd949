package io.parsimony;

import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The constraints of a query under construction. As in the maps of Parse's SDKs a later constraint of the same kind on the same
 * field replaces the earlier one, an equality all others and all others an equality; the rest must all hold.
 */
final class QueryConstraints {
    /** What a field can have one constraint of. */
    enum Kind {
        EQUAL,
        NOT_EQUAL,
        LESS_THAN,
        LESS_THAN_OR_EQUAL,
        GREATER_THAN,
        GREATER_THAN_OR_EQUAL,
        IN,
        NOT_IN,
        EXISTS,
        REGEX,
        TEXT,
        ALL,
        CONTAINED_BY,
        NEAR,
        WITHIN,
        GEO_WITHIN,
        GEO_INTERSECTS,
        MATCHES_QUERY,
        NOT_MATCHES_QUERY,
        MATCHES_KEY,
        NOT_MATCHES_KEY
    }

    private final Map<FieldPath, Map<Kind, Constraint>> byField = new LinkedHashMap<>();
    private final List<Constraint> others = new ArrayList<>();

    void put(FieldPath field, Kind kind, Constraint constraint) {
        Map<Kind, Constraint> ofField = byField.computeIfAbsent(field, key -> new LinkedHashMap<>());
        if (kind == Kind.EQUAL) {
            ofField.clear();
        } else {
            ofField.remove(Kind.EQUAL);
        }
        ofField.put(kind, constraint);
    }

    void add(Constraint constraint) {
        others.add(constraint);
    }

    /** All of them as one; a single one stands for itself. */
    Constraint toConstraint() {
        List<Constraint> all = new ArrayList<>(others);
        byField.values().forEach(ofField -> all.addAll(ofField.values()));
        return all.size() == 1 ? all.get(0) : new Constraint.And(all);
    }
}
