package io.parsimony;

import io.parsimony.operation.FieldOperation;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.BytesValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.FileValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.PolygonValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Replaces every pointer in a value or an operation, wherever it stands. */
final class PointerRewriter implements ParseValue.Visitor<ParseValue>, FieldOperation.Visitor<FieldOperation> {
    private final UnaryOperator<PointerValue> rewrite;

    PointerRewriter(UnaryOperator<PointerValue> rewrite) {
        this.rewrite = rewrite;
    }

    @Override
    public ParseValue nullValue() {
        return ParseValue.NULL;
    }

    @Override
    public ParseValue booleanValue(BooleanValue value) {
        return value;
    }

    @Override
    public ParseValue number(NumberValue value) {
        return value;
    }

    @Override
    public ParseValue string(StringValue value) {
        return value;
    }

    @Override
    public ParseValue date(DateValue value) {
        return value;
    }

    @Override
    public ParseValue bytes(BytesValue value) {
        return value;
    }

    @Override
    public ParseValue geoPoint(GeoPointValue value) {
        return value;
    }

    @Override
    public ParseValue polygon(PolygonValue value) {
        return value;
    }

    @Override
    public ParseValue pointer(PointerValue value) {
        return rewrite.apply(value);
    }

    @Override
    public ParseValue relation(RelationValue value) {
        return value;
    }

    @Override
    public ParseValue file(FileValue value) {
        return value;
    }

    @Override
    public ParseValue array(ArrayValue value) {
        return new ArrayValue(all(value.elements()));
    }

    @Override
    public ParseValue object(ObjectValue value) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        value.members().forEach((key, member) -> members.put(key, member.accept(this)));
        return new ObjectValue(members);
    }

    @Override
    public FieldOperation set(FieldOperation.Set operation) {
        return new FieldOperation.Set(operation.value().accept(this));
    }

    @Override
    public FieldOperation delete(FieldOperation.Delete operation) {
        return operation;
    }

    @Override
    public FieldOperation increment(FieldOperation.Increment operation) {
        return operation;
    }

    @Override
    public FieldOperation add(FieldOperation.Add operation) {
        return new FieldOperation.Add(all(operation.elements()));
    }

    @Override
    public FieldOperation addUnique(FieldOperation.AddUnique operation) {
        return new FieldOperation.AddUnique(all(operation.elements()));
    }

    @Override
    public FieldOperation remove(FieldOperation.Remove operation) {
        return new FieldOperation.Remove(all(operation.elements()));
    }

    @Override
    public FieldOperation changeRelation(FieldOperation.ChangeRelation operation) {
        return new FieldOperation.ChangeRelation(
                operation.added().stream().map(rewrite).toList(),
                operation.removed().stream().map(rewrite).toList());
    }

    private List<ParseValue> all(List<ParseValue> values) {
        List<ParseValue> rewritten = new ArrayList<>(values.size());
        for (ParseValue value : values) { // intentional: no stream, whose frames would eat the stack of a deep value
            rewritten.add(value.accept(this));
        }
        return rewritten;
    }
}
