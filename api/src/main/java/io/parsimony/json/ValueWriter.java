package io.parsimony.json;

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
import tools.jackson.core.JsonGenerator;

/** Writes values to a generator, each in its Parse encoding. */
final class ValueWriter implements ParseValue.Visitor<JsonGenerator> {
    private final JsonGenerator out;

    ValueWriter(JsonGenerator out) {
        this.out = out;
    }

    @Override
    public JsonGenerator nullValue() {
        out.writeNull();
        return out;
    }

    @Override
    public JsonGenerator booleanValue(BooleanValue value) {
        out.writeBoolean(value.value());
        return out;
    }

    @Override
    public JsonGenerator number(NumberValue value) {
        number(value.value());
        return out;
    }

    @Override
    public JsonGenerator string(StringValue value) {
        out.writeString(value.value());
        return out;
    }

    @Override
    public JsonGenerator date(DateValue value) {
        return typed("Date", () -> out.writeStringProperty("iso", IsoDates.format(value.epochMillis())));
    }

    @Override
    public JsonGenerator bytes(BytesValue value) {
        return typed("Bytes", () -> out.writeStringProperty("base64", value.base64()));
    }

    @Override
    public JsonGenerator geoPoint(GeoPointValue value) {
        return typed("GeoPoint", () -> {
            out.writeName("latitude");
            number(value.latitude());
            out.writeName("longitude");
            number(value.longitude());
        });
    }

    @Override
    public JsonGenerator polygon(PolygonValue value) {
        return typed("Polygon", () -> {
            out.writeArrayPropertyStart("coordinates");
            for (GeoPointValue point : value.ring()) {
                out.writeStartArray();
                number(point.latitude());
                number(point.longitude());
                out.writeEndArray();
            }
            out.writeEndArray();
        });
    }

    @Override
    public JsonGenerator pointer(PointerValue value) {
        return typed("Pointer", () -> {
            out.writeStringProperty("className", value.className());
            out.writeStringProperty("objectId", value.objectId());
        });
    }

    @Override
    public JsonGenerator relation(RelationValue value) {
        return typed("Relation", () -> out.writeStringProperty("className", value.className()));
    }

    @Override
    public JsonGenerator file(FileValue value) {
        return typed("File", () -> {
            out.writeStringProperty("name", value.name());
            if (value.url() != null) {
                out.writeStringProperty("url", value.url());
            }
        });
    }

    @Override
    public JsonGenerator array(ArrayValue value) {
        out.writeStartArray();
        value.elements().forEach(element -> element.accept(this));
        out.writeEndArray();
        return out;
    }

    @Override
    public JsonGenerator object(ObjectValue value) {
        out.writeStartObject();
        value.members().forEach((key, member) -> {
            out.writeName(key);
            member.accept(this);
        });
        out.writeEndObject();
        return out;
    }

    private JsonGenerator typed(String type, Runnable members) {
        out.writeStartObject();
        out.writeStringProperty("__type", type);
        members.run();
        out.writeEndObject();
        return out;
    }

    private void number(double value) {
        out.writeRawValue(JavaScriptNumbers.format(value));
    }
}
