package io.parsimony.junit.call;

import io.parsimony.ParseException;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Set;

/** Leaves out of constraints what must reach no report: tokens, passwords, providers' data, and whatever the backend keeps for itself. */
final class Secrets {
    private static final Set<String> SECRET = Set.of("sessionToken", "password", "authData");
    private static final ParseValue HIDDEN = new StringValue("…");

    private Secrets() {}

    static ParseValue without(Constraint constraint) {
        try {
            return without(ConstraintJson.toJson(constraint));
        } catch (ParseException e) {
            return new StringValue("a constraint that has no JSON form");
        }
    }

    private static ParseValue without(ParseValue json) {
        if (json instanceof ObjectValue object) {
            ObjectValue.Builder shown = ObjectValue.builder();
            object.members().forEach((key, value) -> shown.put(key, isSecret(key) ? HIDDEN : without(value)));
            return shown.build();
        }
        if (json instanceof ArrayValue array) {
            return new ArrayValue(
                    array.elements().stream().map(Secrets::without).toList());
        }
        return json;
    }

    private static boolean isSecret(String key) {
        String field = key.split("\\.", 2)[0];
        return SECRET.contains(field) || (field.startsWith("_") && !field.startsWith("__"));
    }
}
