package io.parsimony.jdbc.elements;

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
import java.util.TreeMap;

/**
 * A short text for a value: equal values have equal keys, and seldom do others. Whoever looks up by a key therefore tests the values
 * too. It begins with a letter for the type, so that 1 is not "1".
 */
final class ElementKeys implements ParseValue.Visitor<String> {
    /** Longer texts are cut, so that no database's limit on an index's entries matters. */
    private static final int LONGEST = 120;

    private static final ElementKeys INSTANCE = new ElementKeys();

    private ElementKeys() {}

    static String of(ParseValue value) {
        return value.accept(INSTANCE);
    }

    /** The text itself, or its beginning and a mark of the whole. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST / 2;
        // half of a character is no text
        int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole) + "~" + hash(text);
    }

    /** 64-bit FNV-1a over UTF-16 units. */
    private static String hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }

    @Override
    public String nullValue() {
        return "0";
    }

    @Override
    public String booleanValue(BooleanValue value) {
        return value.value() ? "b1" : "b0";
    }

    @Override
    public String number(NumberValue value) {
        return json("n", value);
    }

    @Override
    public String string(StringValue value) {
        return cut("s" + value.value());
    }

    @Override
    public String date(DateValue value) {
        return "d" + value.epochMillis();
    }

    @Override
    public String bytes(BytesValue value) {
        return json("y", value);
    }

    @Override
    public String geoPoint(GeoPointValue value) {
        return json("g", value);
    }

    @Override
    public String polygon(PolygonValue value) {
        return json("l", value);
    }

    @Override
    public String pointer(PointerValue value) {
        return cut("p" + value.className() + "$" + value.objectId());
    }

    @Override
    public String relation(RelationValue value) {
        return json("r", value);
    }

    @Override
    public String file(FileValue value) {
        return json("f", value);
    }

    @Override
    public String array(ArrayValue value) {
        StringBuilder text = new StringBuilder("a");
        value.elements().forEach(element -> text.append(of(element)).append('\n'));
        return cut(text.toString());
    }

    /** Keys in their order, since objects are equal in whatever order their keys are. */
    @Override
    public String object(ObjectValue value) {
        StringBuilder text = new StringBuilder("o");
        new TreeMap<>(value.members())
                .forEach((key, member) ->
                        text.append(key).append('\n').append(of(member)).append('\n'));
        return cut(text.toString());
    }

    private static String json(String type, ParseValue value) {
        return cut(type + ValueJson.write(value));
    }
}
