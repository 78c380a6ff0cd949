package io.parsimony.jdbc.h2;

import io.parsimony.engine.text.TextQuery;
import io.parsimony.query.TextSearch;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Full-text search in documents, as SQL functions. All are deterministic. */
public final class TextFunctions {
    private static final ThreadLocal<@Nullable Read> LAST = new ThreadLocal<>();

    /** A statement passes the same search with every row, so each thread remembers the last one. */
    private record Read(TextSearch search, TextQuery query) {}

    private TextFunctions() {}

    /** Whether a string at the path, or in an array there, is found. */
    public static boolean matches(
            byte[] document, String path, String term, boolean isCaseSensitive, boolean isDiacriticSensitive) {
        TextQuery query = query(term, isCaseSensitive, isDiacriticSensitive);
        return texts(document, path).anyMatch(query::finds);
    }

    /** The highest score of the strings at the path that are found; null when none is. */
    public static @Nullable Double score(
            byte[] document, String path, String term, boolean isCaseSensitive, boolean isDiacriticSensitive) {
        TextQuery query = query(term, isCaseSensitive, isDiacriticSensitive);
        OptionalDouble best = texts(document, path)
                .map(query::score)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
        return best.isPresent() ? best.getAsDouble() : null;
    }

    private static TextQuery query(String term, boolean isCaseSensitive, boolean isDiacriticSensitive) {
        TextSearch search = new TextSearch(term, isCaseSensitive, isDiacriticSensitive);
        Read last = LAST.get();
        if (last == null || !last.search().equals(search)) {
            last = new Read(search, new TextQuery(search));
            LAST.set(last);
        }
        return last.query();
    }

    private static Stream<String> texts(byte[] document, String path) {
        return Documents.at(document, path).stream()
                .flatMap(value -> value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value))
                .flatMap(TextFunctions::text);
    }

    private static Stream<String> text(ParseValue value) {
        return value instanceof StringValue text ? Stream.of(text.value()) : Stream.empty();
    }
}
