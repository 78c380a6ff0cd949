package io.parsimony.tests.property;

import io.parsimony.query.Constraint;
import io.parsimony.query.SubQuery;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A world's own names for its classes: its prefix before theirs, so that they keep their order. */
record Renaming(String prefix) implements Constraint.Visitor<Constraint> {
    String className(String name) {
        return prefix + name;
    }

    PointerValue pointer(PointerValue pointer) {
        return new PointerValue(className(pointer.className()), pointer.objectId());
    }

    ParseValue value(ParseValue value) {
        if (value instanceof PointerValue pointer) {
            return pointer(pointer);
        }
        if (value instanceof ArrayValue array) {
            return new ArrayValue(values(array.elements()));
        }
        return value instanceof ObjectValue object ? new ObjectValue(members(object)) : value;
    }

    Map<String, ParseValue> members(ObjectValue object) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        object.members().forEach((key, member) -> members.put(key, value(member)));
        return members;
    }

    private List<ParseValue> values(List<ParseValue> values) {
        return values.stream().map(this::value).toList();
    }

    Constraint constraint(Constraint constraint) {
        return constraint.accept(this);
    }

    private List<Constraint> parts(List<Constraint> parts) {
        return parts.stream().map(this::constraint).toList();
    }

    private SubQuery query(SubQuery query) {
        return new SubQuery(className(query.className()), constraint(query.where()));
    }

    @Override
    public Constraint compare(Constraint.Compare constraint) {
        return new Constraint.Compare(constraint.field(), constraint.op(), value(constraint.operand()));
    }

    @Override
    public Constraint in(Constraint.In constraint) {
        return new Constraint.In(constraint.field(), values(constraint.operands()));
    }

    @Override
    public Constraint containedBy(Constraint.ContainedBy constraint) {
        return new Constraint.ContainedBy(constraint.field(), values(constraint.values()));
    }

    @Override
    public Constraint inQuery(Constraint.InQuery constraint) {
        return new Constraint.InQuery(constraint.field(), query(constraint.query()));
    }

    @Override
    public Constraint select(Constraint.Select constraint) {
        return new Constraint.Select(constraint.field(), query(constraint.query()), constraint.key());
    }

    @Override
    public Constraint relatedTo(Constraint.RelatedTo constraint) {
        return new Constraint.RelatedTo(pointer(constraint.owner()), constraint.key());
    }

    @Override
    public Constraint and(Constraint.And constraint) {
        return new Constraint.And(parts(constraint.parts()));
    }

    @Override
    public Constraint or(Constraint.Or constraint) {
        return new Constraint.Or(parts(constraint.parts()));
    }

    @Override
    public Constraint not(Constraint.Not constraint) {
        return new Constraint.Not(constraint(constraint.part()));
    }

    @Override
    public Constraint exists(Constraint.Exists constraint) {
        return constraint;
    }

    @Override
    public Constraint startsWith(Constraint.StartsWith constraint) {
        return constraint;
    }

    @Override
    public Constraint near(Constraint.Near constraint) {
        return constraint;
    }

    @Override
    public Constraint matches(Constraint.Matches constraint) {
        return constraint;
    }

    @Override
    public Constraint compareTime(Constraint.CompareTime constraint) {
        return constraint;
    }

    @Override
    public Constraint withinBox(Constraint.WithinBox constraint) {
        return constraint;
    }

    @Override
    public Constraint withinPolygon(Constraint.WithinPolygon constraint) {
        return constraint;
    }

    @Override
    public Constraint withinCircle(Constraint.WithinCircle constraint) {
        return constraint;
    }

    @Override
    public Constraint polygonContains(Constraint.PolygonContains constraint) {
        return constraint;
    }

    @Override
    public Constraint text(Constraint.Text constraint) {
        return constraint;
    }
}
