package io.parsimony.jdbc.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Name;
import org.jooq.Table;

/** PostgreSQL chooses by its statistics and takes no hints. */
final class PostgresPlans implements PlanDialect {
    private static final Pattern SEQUENTIAL = Pattern.compile("Seq Scan on (\"[^\"]+\"|\\S+)");

    private static final Pattern BY_INDEX =
            Pattern.compile("Index (?:Only )?Scan (?:Backward )?using (\"[^\"]+\"|\\S+) on ");

    private static final Pattern BY_BITMAP = Pattern.compile("Bitmap Index Scan on (\"[^\"]+\"|\\S+)");

    private static final String PRIMARY_KEY = "_pkey";

    @Override
    public boolean choosesIndexes() {
        return true;
    }

    /** PostgreSQL takes no hints. */
    @Override
    public Table<?> throughIndex(Table<?> table, String indexName) {
        return table;
    }

    @Override
    public Table<?> throughIndex(Table<?> table, Name alias, String indexName) {
        return table.as(alias);
    }

    @Override
    public boolean canForceIndexes() {
        return false;
    }

    @Override
    public String explain(String sql) {
        return "explain " + sql;
    }

    @Override
    public List<String> planNotes(String plan) {
        List<String> notes = new ArrayList<>();
        String[] lines = plan.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean narrowed = i + 1 < lines.length && lines[i + 1].contains("Index Cond:");
            drivenBy(lines[i], narrowed, notes);
        }
        boolean byIndex = BY_INDEX.matcher(plan).find();
        if (plan.contains("Incremental Sort")) {
            notes.add("the index gives the order, ties are sorted");
        } else if (plan.contains("Sort Key:")) {
            notes.add("the rows are sorted");
        } else if (byIndex && !plan.contains("Aggregate")) {
            notes.add("the index gives the order");
        }
        return notes;
    }

    private static void drivenBy(String line, boolean narrowed, List<String> notes) {
        Matcher sequential = SEQUENTIAL.matcher(line);
        Matcher byIndex = BY_INDEX.matcher(line);
        Matcher byBitmap = BY_BITMAP.matcher(line);
        if (sequential.find()) {
            notes.add("reads every row of " + unquoted(sequential.group(1)));
        } else if (byIndex.find()) {
            String name = unquoted(byIndex.group(1));
            if (name.endsWith(PRIMARY_KEY)) {
                notes.add(narrowed ? "driven by the row number" : "reads the rows in the order of insertion");
            } else {
                notes.add((narrowed ? "driven by " : "reads the rows in the order of ") + name);
            }
        } else if (byBitmap.find()) {
            notes.add("driven by " + unquoted(byBitmap.group(1)));
        }
    }

    private static String unquoted(String name) {
        return name.replace("\"", "");
    }
}
