package io.parsimony.rest.endpoint;

import io.parsimony.backend.Explanation;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.function.Function;

/** How a query is carried out, as JSON: {@code {"results":{"rules":[…],"sql":…,"bindValues":[…],"databasePlan":…,"notes":[…]}}}. */
final class PlanJson {
    private PlanJson() {}

    static byte[] write(Explanation plan) {
        ObjectValue results = ObjectValue.builder()
                .put("rules", array(plan.steps(), PlanJson::step))
                .put("sql", new StringValue(plan.sql()))
                .put("bindValues", array(plan.bindValues(), StringValue::new))
                .put("databasePlan", new StringValue(plan.databasePlan()))
                .put("notes", array(plan.notes(), StringValue::new))
                .build();
        return ValueJson.writeUtf8(ObjectValue.builder().put("results", results).build());
    }

    private static ObjectValue step(Explanation.Step step) {
        return ObjectValue.builder()
                .put("rule", new StringValue(step.rule()))
                .put("changed", new BooleanValue(step.changed()))
                .put("plan", new StringValue(step.plan()))
                .build();
    }

    private static <T> ArrayValue array(List<T> list, Function<T, ParseValue> toJson) {
        return new ArrayValue(list.stream().map(toJson).toList());
    }
}
