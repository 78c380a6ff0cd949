package io.parsimony.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows under headings, aligned: numbers to the right, all else to the left. One thread at a time. */
public final class TextTable {
    private final List<List<?>> rows = new ArrayList<>();
    private final List<String> headings;

    /** A table with these headings and no rows. */
    public TextTable(String... headings) {
        this.headings = List.of(headings);
        rows.add(this.headings);
    }

    /** Adds a row with a cell per heading; null is an empty cell. */
    public TextTable row(@Nullable Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        rows.add(Stream.of(cells).map(cell -> cell == null ? "" : cell).toList());
        return this;
    }

    /** How many rows there are under the headings. */
    public int size() {
        return rows.size() - 1;
    }

    /** The lines, headings first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<?> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < headings.size(); column++) {
                Object cell = row.get(column);
                String text = text(cell);
                String blanks = " ".repeat(width(column) - displayed(text));
                line.append(column == 0 ? "" : "  ").append(cell instanceof Number ? blanks + text : text + blanks);
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(
                1,
                "-".repeat(lines.stream().mapToInt(TextTable::displayed).max().orElse(0)));
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> displayed(text(row.get(column))))
                .max()
                .orElse(0);
    }

    private static int displayed(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String text(Object cell) {
        return cell instanceof Integer || cell instanceof Long
                ? String.format(Locale.ROOT, "%,d", ((Number) cell).longValue())
                : cell.toString();
    }
}
