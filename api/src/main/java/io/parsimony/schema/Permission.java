package io.parsimony.schema;

import io.parsimony.value.Acl;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a class lets do one thing ({@code parse-semantics.md} section 4.6). The master key may always.
 *
 * @param principals {@code *} for everybody, users' objectIds, {@code role:Name}; sorted
 * @param requiresAuthentication whether every user who has logged in may
 * @param pointerFields fields of the class; whoever one of them points to, or holds in an array, may do it to that object
 */
public record Permission(Set<String> principals, boolean requiresAuthentication, List<String> pointerFields) {
    /** Everybody may. */
    public static final Permission PUBLIC = new Permission(Set.of(Acl.PUBLIC), false, List.of());

    /** Nobody but the master key may. */
    public static final Permission NONE = new Permission(Set.of(), false, List.of());

    /**
     * Copies and sorts the principals, so that equal permissions have one canonical form. Refuses what is no principal with INVALID_JSON
     * (107).
     */
    public Permission {
        principals = Collections.unmodifiableSortedSet(new TreeSet<>(principals));
        principals.forEach(PermissionKeys::requirePrincipal);
        pointerFields = List.copyOf(pointerFields);
    }

    /** Only these may: users' objectIds, {@code role:Name}, {@code *}. */
    public static Permission of(String... principals) {
        return new Permission(Set.of(principals), false, List.of());
    }

    /** Every user who has logged in may. */
    public static Permission authenticated() {
        return new Permission(Set.of(), true, List.of());
    }

    /** Those whom one of these fields points to may, each to that object. */
    public static Permission pointers(String... fields) {
        return new Permission(Set.of(), false, List.of(fields));
    }

    /** Whether one of the principals may, whatever object it is about. */
    public boolean allows(Collection<String> callers) {
        return !Collections.disjoint(principals, callers);
    }
}
