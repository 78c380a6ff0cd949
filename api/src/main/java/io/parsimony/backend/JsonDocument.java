package io.parsimony.backend;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An object's fields as canonical JSON, decoded when first asked for. Thread-safe.
 *
 * <p>Two documents are equal when their text is.
 */
public final class JsonDocument {
    private final byte[] utf8;
    private volatile @Nullable ObjectValue decoded;

    private JsonDocument(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** A document of this text, which the caller does not change any more. */
    public static JsonDocument ofUtf8(byte[] utf8) {
        return new JsonDocument(utf8);
    }

    /** The text, which must not be changed. */
    public byte[] utf8() {
        return utf8;
    }

    /** The fields, decoded once. */
    public ObjectValue fields() {
        ObjectValue fields = decoded;
        if (fields == null) {
            fields = ValueJson.readObject(utf8);
            decoded = fields;
        }
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonDocument that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** Without the text, in which there may be fields that must be shown to nobody, such as a password's hash. */
    @Override
    public String toString() {
        return "JsonDocument[" + utf8.length + " bytes]";
    }
}
