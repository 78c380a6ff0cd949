package io.parsimony.engine.security;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.PointerValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a class are hidden from one caller ({@code parse-semantics.md} sections 4.7 and 4.8): those that every group of the caller
 * hides. Some groups depend on the object.
 */
public final class Concealed {
    /** Nothing is hidden. */
    public static final Concealed NOTHING = new Concealed(Set.of(), null, Map.of(), null, null);

    /** Nothing is hidden, not even the engine's own fields that {@link io.parsimony.engine.schema.HiddenUserFields#isOpenToKeys keys} see. */
    static final Concealed NOT_EVEN_INTERNALS = new Concealed(Set.of(), null, Map.of(), null, null);

    private final Set<String> always;
    private final @Nullable Set<String> byGroups;
    private final Map<String, Set<String>> byUserField;
    private final @Nullable String userId;
    private final @Nullable Own own;
    private final Set<String> usually;
    private final Set<String> unaskable;

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
     * @param byGroups what all groups hide to which the caller always belongs; null when there are none
     * @param byUserField what a group hides to which the caller belongs where the field leads to it
     * @param userId whom fields lead to; null for nobody
     * @param own the caller's own object of this class, if there can be one
     */
    Concealed(
            Set<String> always,
            @Nullable Set<String> byGroups,
            Map<String, Set<String>> byUserField,
            @Nullable String userId,
            @Nullable Own own) {
        this.always = Set.copyOf(always);
        this.byGroups = byGroups;
        this.byUserField = userId == null ? Map.of() : Map.copyOf(byUserField);
        this.userId = userId;
        this.own = own;
        this.usually = union(always, byGroups == null ? Set.of() : byGroups);
        this.unaskable = union(always, byGroups == null ? union(this.byUserField.values()) : byGroups);
    }

    /**
     * Whether the caller must not ask for objects by the field: in some object it may be hidden from it. What a group hides that depends on
     * the object only counts where no other group of the caller shows the field.
     */
    public boolean forbidsAsking(String field) {
        return unaskable.contains(field);
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

    private Set<String> protectedIn(Supplier<ObjectValue> fields) {
        Optional<Set<String>> hidden = Optional.ofNullable(byGroups);
        if (userId != null && !byUserField.isEmpty()) {
            PointerValue user = new PointerValue(SystemClasses.USER, userId);
            ObjectValue ofObject = fields.get();
            for (Map.Entry<String, Set<String>> group : byUserField.entrySet()) {
                if (Reach.leads(ofObject.members().get(group.getKey()), user)) {
                    hidden = Optional.of(hidden.map(before -> intersection(before, group.getValue()))
                            .orElse(group.getValue()));
                }
            }
        }
        return hidden.orElse(Set.of());
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

    private static Set<String> union(Collection<Set<String>> sets) {
        Set<String> any = new HashSet<>();
        sets.forEach(any::addAll);
        return Set.copyOf(any);
    }
}
