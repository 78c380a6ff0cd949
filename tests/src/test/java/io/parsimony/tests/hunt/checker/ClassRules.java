package io.parsimony.tests.hunt.checker;

import io.parsimony.tests.hunt.world.ClassState;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What classes say ({@code parse-semantics.md} sections 1.3, 4.6 and 5.10). */
final class ClassRules {
    private static final Set<String> READS = Set.of("find", "get", "count");

    private ClassRules() {}

    static Verdict verdict(ClassState state, Who who, Set<String> principals, String className, String operation) {
        if (who.equals(Who.MAINTENANCE) && className.equals(Classes.SESSION) && READS.contains(operation)) {
            return new Verdict.Refused(209); // 4.1: it reads as if nobody had logged in
        }
        if (who.hasKey()) {
            return new Verdict.Allowed();
        }
        if (className.equals(Classes.HOOKS)) {
            return new Verdict.Refused(119); // 1.3: for the master key
        }
        if (className.equals(Classes.SESSION) && who.userId() == null) {
            return new Verdict.Refused(209); // 5.10: not logged in
        }
        ObjectValue permissions = state.permissions();
        if (permissions == null) {
            return new Verdict.Allowed();
        }
        return ofOperation(permissions.members(), operation, principals, who.userId() != null);
    }

    private static Verdict ofOperation(
            Map<String, ParseValue> permissions, String operation, Set<String> principals, boolean isUser) {
        Map<String, ParseValue> entry = object(permissions.get(operation));
        if (principals.stream().anyMatch(entry::containsKey)) {
            return new Verdict.Allowed();
        }
        boolean isForUsers = entry.containsKey("requiresAuthentication");
        if (isForUsers && !isUser) {
            return new Verdict.Refused(101);
        }
        Set<String> leading = new HashSet<>();
        if (!operation.equals("create")) {
            leading.addAll(strings(entry.get("pointerFields")));
            leading.addAll(strings(permissions.get(READS.contains(operation) ? "readUserFields" : "writeUserFields")));
        }
        if (leading.isEmpty()) {
            return isForUsers ? new Verdict.Allowed() : new Verdict.Refused(119);
        }
        return new Verdict.WhereLeading(leading, isForUsers); // Parse Server wants both where a class says both
    }

    static Map<String, ParseValue> object(@org.jspecify.annotations.Nullable ParseValue value) {
        return value instanceof ObjectValue object ? object.members() : Map.of();
    }

    static List<String> strings(@org.jspecify.annotations.Nullable ParseValue value) {
        return value instanceof ArrayValue array
                ? array.elements().stream()
                        .map(element -> ((StringValue) element).value())
                        .toList()
                : List.of();
    }
}
