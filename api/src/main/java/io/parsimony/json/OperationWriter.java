package io.parsimony.json;

import io.parsimony.operation.FieldOperation;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes operations to a generator. */
final class OperationWriter implements FieldOperation.Visitor<JsonGenerator> {
    private final JsonGenerator out;

    OperationWriter(JsonGenerator out) {
        this.out = out;
    }

    @Override
    public JsonGenerator set(FieldOperation.Set operation) {
        ValueJson.write(operation.value(), out);
        return out;
    }

    @Override
    public JsonGenerator delete(FieldOperation.Delete operation) {
        return op("Delete", () -> {});
    }

    @Override
    public JsonGenerator increment(FieldOperation.Increment operation) {
        return op("Increment", () -> {
            out.writeName("amount");
            ValueJson.write(new NumberValue(operation.amount()), out);
        });
    }

    @Override
    public JsonGenerator add(FieldOperation.Add operation) {
        return withObjects("Add", operation.elements());
    }

    @Override
    public JsonGenerator addUnique(FieldOperation.AddUnique operation) {
        return withObjects("AddUnique", operation.elements());
    }

    @Override
    public JsonGenerator remove(FieldOperation.Remove operation) {
        return withObjects("Remove", operation.elements());
    }

    @Override
    public JsonGenerator changeRelation(FieldOperation.ChangeRelation operation) {
        if (operation.removed().isEmpty()) {
            return withObjects("AddRelation", operation.added());
        }
        if (operation.added().isEmpty()) {
            return withObjects("RemoveRelation", operation.removed());
        }
        return op("Batch", () -> {
            out.writeArrayPropertyStart("ops");
            withObjects("AddRelation", operation.added());
            withObjects("RemoveRelation", operation.removed());
            out.writeEndArray();
        });
    }

    private JsonGenerator withObjects(String name, List<? extends ParseValue> objects) {
        return op(name, () -> {
            out.writeName("objects");
            ValueJson.write(new ArrayValue(List.copyOf(objects)), out);
        });
    }

    private JsonGenerator op(String name, Runnable members) {
        out.writeStartObject();
        out.writeStringProperty("__op", name);
        members.run();
        out.writeEndObject();
        return out;
    }
}
