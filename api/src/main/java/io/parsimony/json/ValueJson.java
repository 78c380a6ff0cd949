package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Values in Parse's JSON encodings ({@code parse-semantics.md} section 1.1), read and written.
 *
 * <p>Writing is canonical: numbers as JavaScript writes them, dates in UTC with milliseconds, no blanks, one text per value
 * but for the order of keys, which stays as given.
 */
public final class ValueJson {
    /** Deeper JSON than this is refused before it is read into values. */
    private static final int MAX_DEPTH = 2_000;

    /**
     * Shared settings: any length, which the size limits of requests and objects bound. Each thread keeps its buffers: documents
     * are small, and a pool that threads share costs a tenth of reading one.
     */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1_000_000)
                    .build())
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private ValueJson() {}

    /**
     * Reads one value.
     *
     * @throws ParseException INVALID_JSON (107) when the text is not JSON, and the code of the malformed value otherwise
     */
    public static ParseValue read(String json) {
        return parsing(() -> FACTORY.createParser(ObjectReadContext.empty(), json), ValueReader::read);
    }

    /**
     * Reads a JSON object whose members are values.
     *
     * @throws ParseException INVALID_JSON (107) when the text is no JSON object, and the code of the malformed value otherwise
     */
    public static ObjectValue readObject(byte[] utf8) {
        return parsing(() -> parser(utf8), parser -> {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new ParseException(
                        ParseException.INVALID_JSON, "Expected a JSON object but got " + parser.currentToken());
            }
            return ValueReader.readPlainObject(parser);
        });
    }

    /**
     * Reads the value that the parser stands on the first token of, and leaves it on the value's last.
     *
     * @throws ParseException the code of the malformed value; a JacksonException when the text is not JSON
     */
    public static ParseValue read(JsonParser parser) {
        return ValueReader.read(parser);
    }

    /** A parser of JSON of any length, nested at most 2,000 levels deep. */
    public static JsonParser parser(byte[] utf8) {
        return FACTORY.createParser(ObjectReadContext.empty(), utf8);
    }

    /** The same of a stream that is read as the parser goes on; closing the parser closes the stream. */
    public static JsonParser parser(InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    /** A generator of compact UTF-8. */
    public static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** Writes one value. */
    public static String write(ParseValue value) {
        return new String(writeUtf8(value), StandardCharsets.UTF_8);
    }

    /** Writes one value as UTF-8. */
    public static byte[] writeUtf8(ParseValue value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = generator(out)) {
            write(value, generator);
        }
        return out.toByteArray();
    }

    /** Writes one value to a generator. */
    public static void write(ParseValue value, JsonGenerator generator) {
        value.accept(new ValueWriter(generator));
    }

    private static <T> T parsing(java.util.function.Supplier<JsonParser> open, Function<JsonParser, T> read) {
        try (JsonParser parser = open.get()) {
            parser.nextToken();
            T value = read.apply(parser);
            if (parser.nextToken() != null) {
                throw new ParseException(
                        ParseException.INVALID_JSON,
                        "Something follows the JSON value at offset "
                                + parser.currentTokenLocation().getCharOffset());
            }
            return value;
        } catch (JacksonException e) {
            throw new ParseException(ParseException.INVALID_JSON, "Not JSON: " + reason(e), e);
        }
    }

    /** Without where the parser says that it began, of which it knows nothing that helps. */
    private static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int start = message.indexOf(" (start marker at");
        return start < 0 ? message : message.substring(0, start);
    }
}
