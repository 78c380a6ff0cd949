package io.parsimony.backend;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What callers without the master key may see unless a class or an object says otherwise.
 *
 * @param privateUsers whether a new user without an ACL can be read by itself alone; else by everybody, as Parse's guide promises
 * @param protectedFields per class, and per group as in {@link io.parsimony.schema.ClassPermissions#protectedFields}, the fields hidden from
 *     it, beside those that the class itself protects
 * @param ownersSeeAll whether a user sees all fields of its own object, whatever is protected
 * @param openExplanations whether everybody may have a query explained, from which more can be learned of a class's size and of ACLs than
 *     from what the query finds; else the keys alone, which is Parse's way ({@code parse-semantics.md} section 3.1)
 */
public record SecurityOptions(
        boolean privateUsers,
        Map<String, Map<String, Set<String>>> protectedFields,
        boolean ownersSeeAll,
        boolean openExplanations) {
    /** Users can be read by everybody, but for their e-mail addresses ({@code parse-semantics.md} section 4.7). */
    public static final SecurityOptions DEFAULT =
            new SecurityOptions(false, Map.of("_User", Map.of("*", Set.of("email"))), true, false);

    /** Copies the maps. */
    public SecurityOptions {
        Map<String, Map<String, Set<String>>> copy = new HashMap<>();
        protectedFields.forEach((className, groups) -> {
            Map<String, Set<String>> copiedGroups = new HashMap<>();
            groups.forEach((group, fields) -> copiedGroups.put(group, Set.copyOf(fields)));
            copy.put(className, Map.copyOf(copiedGroups));
        });
        protectedFields = Map.copyOf(copy);
    }

    /** The same with users private or not. */
    public SecurityOptions withPrivateUsers(boolean areUsersPrivate) {
        return new SecurityOptions(areUsersPrivate, protectedFields, ownersSeeAll, openExplanations);
    }

    /** The same with other protected fields. */
    public SecurityOptions withProtectedFields(Map<String, Map<String, Set<String>>> byClassAndGroup) {
        return new SecurityOptions(privateUsers, byClassAndGroup, ownersSeeAll, openExplanations);
    }

    /** The same with owners that see all, or not. */
    public SecurityOptions withOwnersSeeingAll(boolean doTheySeeAll) {
        return new SecurityOptions(privateUsers, protectedFields, doTheySeeAll, openExplanations);
    }

    /** The same with queries explained to everybody, or to the master key alone. */
    public SecurityOptions withOpenExplanations(boolean areTheyOpen) {
        return new SecurityOptions(privateUsers, protectedFields, ownersSeeAll, areTheyOpen);
    }
}
