package io.parsimony.jdbc.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** H2 takes the index that it is told to take, and reads every row for an or. */
final class H2Plans implements PlanDialect {
    private static final Pattern DRIVING_INDEX = Pattern.compile("/\\* parse\\.([^:*\\s]+)(:?)");

    private static final String PRIMARY_KEY = "PRIMARY_KEY";

    private static final String TABLE_SCAN = ".tableScan";

    @Override
    public boolean choosesIndexes() {
        return false;
    }

    @Override
    public Table<?> throughIndex(Table<?> table, String indexName) {
        return DSL.table("{0} use index ({1})", table, DSL.quotedName(indexName));
    }

    @Override
    public Table<?> throughIndex(Table<?> table, Name alias, String indexName) {
        return DSL.table("{0} {1} use index ({2})", table, alias, DSL.quotedName(indexName));
    }

    @Override
    public Table<?> rowByRow(Table<?> table) {
        return DSL.table("{0} use index ()", table);
    }

    @Override
    public boolean canForceIndexes() {
        return true;
    }

    @Override
    public String explain(String sql) {
        return "explain " + sql;
    }

    @Override
    public List<String> planNotes(String plan) {
        List<String> notes = new ArrayList<>();
        Matcher driving = DRIVING_INDEX.matcher(plan);
        while (driving.find()) {
            notes.add(drivenBy(
                    driving.group(1).replace("\"", ""), !driving.group(2).isEmpty()));
        }
        if (plan.contains("/* index sorted */")) {
            notes.add("the index gives the order");
        } else if (plan.contains("/* index sorted:")) {
            notes.add("the index gives the order, ties are sorted");
        } else if (plan.contains("ORDER BY")) {
            notes.add("the rows are sorted");
        }
        return notes;
    }

    private static String drivenBy(String name, boolean narrowed) {
        if (name.endsWith(TABLE_SCAN)) {
            return "reads every row of " + name.substring(0, name.length() - TABLE_SCAN.length());
        }
        if (name.startsWith(PRIMARY_KEY)) {
            return narrowed ? "driven by the row number" : "reads the rows in the order of insertion";
        }
        return narrowed ? "driven by " + name : "reads the rows in the order of " + name;
    }
}
