package io.parsimony.engine.security;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.PointerValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a class are hidden from one caller ({@code parse-semantics.md} sections 4.7 and 4.8): those that every group of the caller
 * hides. Some groups depend on the object.
 */
public final class Concealed {
    /** Nothing is hidden. */
    public static final Concealed NOTHING = new Concealed(Set.of(), Set.of(), Map.of(), null, null);

    /** Nothing is hidden, not even the engine's own fields that {@link io.parsimony.engine.schema.HiddenUserFields#isOpenToKeys keys} see. */
    static final Concealed NOT_EVEN_INTERNALS = new Concealed(Set.of(), Set.of(), Map.of(), null, null);

    private final Set<String> always;
    private final Set<String> byGroups;
    private final Map<String, Set<String>> byUserField;
    private final @Nullable String userId;
    private final @Nullable Own own;
    private final Set<String> usually;

    /**
     * The object that is the caller's own: its user, or its session.
     *
     * @param seesAll whether nothing is hidden in it; else it shows what is hidden in all others always
     */
    record Own(String objectId, boolean seesAll) {}

    /**
     * What is hidden.
     *
     * @param always in all objects but the caller's own, whatever groups say
     * @param byGroups what all groups hide to which the caller always belongs
     * @param byUserField what a group hides at most in objects whose field leads to the caller
     * @param userId whom fields lead to; null for nobody
     * @param own the caller's own object of this class, if there can be one
     */
    Concealed(
            Set<String> always,
            Set<String> byGroups,
            Map<String, Set<String>> byUserField,
            @Nullable String userId,
            @Nullable Own own) {
        this.always = Set.copyOf(always);
        this.byGroups = Set.copyOf(byGroups);
        this.byUserField = userId == null ? Map.of() : Map.copyOf(byUserField);
        this.userId = userId;
        this.own = own;
        this.usually = union(always, byGroups);
    }

    /** Whether the caller must not ask for objects by the field, since it is hidden in all but those that are shown for a reason of their own. */
    public boolean forbidsAsking(String field) {
        return usually.contains(field);
    }

    /** What is hidden from who asks for nothing but the object of this id: nothing, where it is its own and shows all. */
    public Concealed whenAsking(String objectId) {
        return own != null && own.seesAll() && own.objectId().equals(objectId) ? NOTHING : this;
    }

    /**
     * What is hidden in an object.
     *
     * @param fields gives the object's; asked only where they matter
     */
    public Set<String> in(String objectId, Supplier<ObjectValue> fields) {
        if (own != null && own.objectId().equals(objectId)) {
            return own.seesAll() ? Set.of() : protectedIn(fields);
        }
        return byUserField.isEmpty() ? usually : union(always, protectedIn(fields));
    }

    /** A group that depends on the object takes away from what the others hide, and never adds to it. */
    private Set<String> protectedIn(Supplier<ObjectValue> fields) {
        if (userId == null || byGroups.isEmpty() || byUserField.isEmpty()) {
            return byGroups;
        }
        PointerValue user = new PointerValue(SystemClasses.USER, userId);
        ObjectValue ofObject = fields.get();
        Set<String> hidden = byGroups;
        for (Map.Entry<String, Set<String>> group : byUserField.entrySet()) {
            if (Reach.leads(ofObject.members().get(group.getKey()), user)) {
                hidden = intersection(hidden, group.getValue());
            }
        }
        return hidden;
    }

    /** Whether the engine's own fields are shown that keys may see. */
    @SuppressWarnings("ReferenceEquality") // intentional: that one and no other
    public boolean showsInternals() {
        return this == NOT_EVEN_INTERNALS;
    }

    static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return Set.copyOf(both);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Set.copyOf(one.isEmpty() ? other : one);
        }
        Set<String> either = new HashSet<>(one);
        either.addAll(other);
        return Set.copyOf(either);
    }
}
