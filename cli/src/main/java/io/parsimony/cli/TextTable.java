package io.parsimony.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows under headings, aligned: numbers to the right, all else to the left. One thread at a time. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<Object>> rows = new ArrayList<>();
    private final List<String> headings;
    private final int[] widths;

    /** A number in a form of its own. */
    public record Figure(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A table with these headings and no rows. */
    public TextTable(String... headings) {
        this.headings = List.of(headings);
        this.widths = this.headings.stream().mapToInt(TextTable::displayed).toArray();
    }

    /** Adds a row with a cell per heading; null is an empty cell. */
    public TextTable row(@Nullable Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        List<Object> row =
                Stream.of(cells).<Object>map(cell -> cell == null ? "" : cell).toList();
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], displayed(text(row.get(column))));
        }
        rows.add(row);
        return this;
    }

    /** How many rows there are under the headings. */
    public int size() {
        return rows.size();
    }

    /** The lines, headings first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(rows.size() + 2);
        lines.add(line(headings));
        rows.forEach(row -> lines.add(line(row)));
        lines.add(
                1,
                "-".repeat(lines.stream().mapToInt(TextTable::displayed).max().orElse(0)));
        return lines;
    }

    private String line(List<?> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Object cell = row.get(column);
            String text = text(cell);
            String blanks = " ".repeat(widths[column] - displayed(text));
            boolean isNumber = cell instanceof Number || cell instanceof Figure;
            line.append(column == 0 ? "" : GAP).append(isNumber ? blanks + text : text + blanks);
        }
        return line.toString().stripTrailing();
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
