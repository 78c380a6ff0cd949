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

    static Verdict verdict(
            ClassState state, Who who, Set<String> principals, String className, String operation) {
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
        if (entry.containsKey("requiresAuthentication")) {
            return isUser ? new Verdict.Allowed() : new Verdict.Refused(101);
        }
        if (operation.equals("create")) {
            return new Verdict.Refused(119);
        }
        Set<String> leading = new HashSet<>(strings(entry.get("pointerFields")));
        leading.addAll(strings(permissions.get(READS.contains(operation) ? "readUserFields" : "writeUserFields")));
        return leading.isEmpty() ? new Verdict.Refused(119) : new Verdict.WhereLeading(leading);
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
