package io.parsimony.engine.write;

import io.parsimony.query.FieldPath;
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
import java.util.Set;

/**
 * Walks a value no deeper than allowed and refuses what must not be stored. Comes before anything else that walks values, since those
 * trust the depth.
 */
final class ValueLimits implements ParseValue.Visitor<Integer> {
    /** A plain object of such a type would come back as a value of it, or not at all. */
    private static final Set<String> TYPED =
            Set.of("Date", "Bytes", "GeoPoint", "Polygon", "Pointer", "Relation", "File");

    private final FieldPath path;
    private final int maxNesting;
    private int depth;

    private ValueLimits(FieldPath path, int maxNesting) {
        this.path = path;
        this.maxNesting = maxNesting;
    }

    /**
     * Checks a value that is to stand at the path.
     *
     * @throws io.parsimony.ParseException INVALID_JSON (107) when it is too deep, INVALID_NESTED_KEY (121), INCORRECT_TYPE (111)
     */
    static void check(FieldPath path, ParseValue value, int maxNesting) {
        ValueLimits limits = new ValueLimits(path, maxNesting);
        limits.depth = path.inner().size();
        value.accept(limits);
    }

    @Override
    public Integer array(ArrayValue value) {
        enter();
        value.elements().forEach(element -> element.accept(this));
        return depth--;
    }

    @Override
    public Integer object(ObjectValue value) {
        enter();
        value.members().forEach((key, member) -> {
            if (key.indexOf('$') >= 0 || key.indexOf('.') >= 0) {
                throw WriteErrors.nestedKey(path);
            }
            member.accept(this);
        });
        if (value.members().get("__type") instanceof StringValue type && TYPED.contains(type.value())) {
            throw WriteErrors.rawTypedValue(path, type.value());
        }
        return depth--;
    }

    private void enter() {
        depth++;
        if (depth > maxNesting) {
            throw WriteErrors.tooDeep(path, maxNesting);
        }
    }

    @Override
    public Integer nullValue() {
        return depth;
    }

    @Override
    public Integer booleanValue(BooleanValue value) {
        return depth;
    }

    @Override
    public Integer number(NumberValue value) {
        return depth;
    }

    @Override
    public Integer string(StringValue value) {
        return depth;
    }

    @Override
    public Integer date(DateValue value) {
        return depth;
    }

    @Override
    public Integer bytes(BytesValue value) {
        return depth;
    }

    @Override
    public Integer geoPoint(GeoPointValue value) {
        return depth;
    }

    @Override
    public Integer polygon(PolygonValue value) {
        return depth;
    }

    @Override
    public Integer pointer(PointerValue value) {
        return depth;
    }

    @Override
    public Integer relation(RelationValue value) {
        return depth;
    }

    @Override
    public Integer file(FileValue value) {
        return depth;
    }
}
