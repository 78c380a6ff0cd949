package io.parsimony.jdbc.h2;

import io.parsimony.json.ValueJson;
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
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Values as bytes whose unsigned order is Parse's order of values ({@code parse-semantics.md} section 3.12): null, numbers,
 * strings by code point, objects by their JSON, arrays, booleans, dates. Pointers, GeoPoints and the like are objects to it.
 */
final class SortKeys implements ParseValue.Visitor<ByteArrayOutputStream> {
    private static final int END = 0;
    private static final int NULL = 1;
    private static final int NUMBER = 2;
    private static final int STRING = 3;
    private static final int OBJECT = 4;
    private static final int ARRAY = 5;
    private static final int BOOLEAN = 6;
    private static final int DATE = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(32);

    private SortKeys() {}

    static byte[] of(ParseValue value) {
        return value.accept(new SortKeys()).toByteArray();
    }

    @Override
    public ByteArrayOutputStream nullValue() {
        out.write(NULL);
        return out;
    }

    @Override
    public ByteArrayOutputStream booleanValue(BooleanValue value) {
        out.write(BOOLEAN);
        out.write(value.value() ? 1 : 0);
        return out;
    }

    @Override
    public ByteArrayOutputStream number(NumberValue value) {
        out.write(NUMBER);
        long bits = Double.doubleToLongBits(value.value());
        return ordered(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }

    @Override
    public ByteArrayOutputStream string(StringValue value) {
        out.write(STRING);
        return text(value.value());
    }

    @Override
    public ByteArrayOutputStream date(DateValue value) {
        out.write(DATE);
        return ordered(value.epochMillis() ^ Long.MIN_VALUE);
    }

    @Override
    public ByteArrayOutputStream bytes(BytesValue value) {
        return json(value);
    }

    @Override
    public ByteArrayOutputStream geoPoint(GeoPointValue value) {
        return json(value);
    }

    @Override
    public ByteArrayOutputStream polygon(PolygonValue value) {
        return json(value);
    }

    @Override
    public ByteArrayOutputStream pointer(PointerValue value) {
        return json(value);
    }

    @Override
    public ByteArrayOutputStream relation(RelationValue value) {
        return json(value);
    }

    @Override
    public ByteArrayOutputStream file(FileValue value) {
        return json(value);
    }

    @Override
    public ByteArrayOutputStream array(ArrayValue value) {
        out.write(ARRAY);
        value.elements().forEach(element -> element.accept(this));
        out.write(END);
        return out;
    }

    @Override
    public ByteArrayOutputStream object(ObjectValue value) {
        return json(value);
    }

    private ByteArrayOutputStream json(ParseValue value) {
        out.write(OBJECT);
        return text(ValueJson.write(value));
    }

    /** UTF-8 keeps the order of code points; no string holds U+0000, so a zero byte ends it below every longer one. */
    private ByteArrayOutputStream text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.write(END);
        return out;
    }

    private ByteArrayOutputStream ordered(long bits) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (bits >>> shift));
        }
        return out;
    }
}
