package io.parsimony.tests.hunt.world;

import static java.util.stream.Collectors.joining;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An object of any class, users and roles and sessions too, as plain data.
 *
 * @param createdAt milliseconds since 1970
 * @param updatedAt milliseconds since 1970
 * @param acl per principal, {@code read}, {@code write} or both; null where it has none, and is everybody's
 * @param fields all but relations
 * @param members per relation, the ids of its members, which may be gone
 */
public record Thing(
        String className,
        String id,
        long createdAt,
        long updatedAt,
        @Nullable Map<String, Set<String>> acl,
        Map<String, ParseValue> fields,
        Map<String, Set<String>> members) {
    public static final String READ = "read";
    public static final String WRITE = "write";

    /** Copies the maps. */
    public Thing {
        acl = acl == null ? null : sorted(acl);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        members = sorted(members);
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> sets) {
        Map<String, Set<String>> copy = new TreeMap<>();
        sets.forEach((key, set) -> copy.put(key, Collections.unmodifiableSortedSet(new TreeSet<>(set))));
        return Collections.unmodifiableMap(copy);
    }

    /** The same with other fields. */
    public Thing withFields(Map<String, ParseValue> changed) {
        return new Thing(className, id, createdAt, updatedAt, acl, changed, members);
    }

    /** The same with another value in a field. */
    public Thing withField(String field, ParseValue value) {
        Map<String, ParseValue> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return withFields(changed);
    }

    /** The same without a field. */
    public Thing withoutField(String field) {
        Map<String, ParseValue> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return withFields(changed);
    }

    /** The same with another ACL. */
    public Thing withAcl(@Nullable Map<String, Set<String>> changed) {
        return new Thing(className, id, createdAt, updatedAt, changed, fields, members);
    }

    /** The same with other members of its relations. */
    public Thing withMembers(Map<String, Set<String>> changed) {
        return new Thing(className, id, createdAt, updatedAt, acl, fields, changed);
    }

    /** The same by another id. */
    public Thing withId(String newId) {
        return new Thing(className, newId, createdAt, updatedAt, acl, fields, members);
    }

    /** The same, changed at that time. */
    public Thing updatedAt(long millis) {
        return new Thing(className, id, createdAt, millis, acl, fields, members);
    }

    /** The members of a relation. */
    public Set<String> members(String relation) {
        return members.getOrDefault(relation, Set.of());
    }

    /** For people, on one line; a session without its token. */
    @Override
    public String toString() {
        Map<String, ParseValue> shown = new LinkedHashMap<>(fields);
        shown.remove("sessionToken");
        return id + " " + ValueJson.write(new ObjectValue(shown)) + (acl == null ? "" : "  ACL " + acl)
                + members.entrySet().stream()
                        .map(relation -> "  " + relation.getKey() + " " + relation.getValue())
                        .collect(joining());
    }
}
