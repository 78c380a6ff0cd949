package io.parsimony.jdbc.check;

import io.parsimony.ParseException;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.backend.Finding.Outcome;
import io.parsimony.engine.store.StoreCheck.Cure;
import io.parsimony.engine.store.StoreCheck.Flaw;
import io.parsimony.engine.store.StoreCheck.Inspected;
import io.parsimony.engine.store.StoreException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Checks the rows of a class. A row's document and columns are read by one statement, so they belong together; it is written
 * only if it has not changed since, and looked at again if it has.
 */
final class RowCheck {
    /** Few, since each may be as large as an object may be. */
    private static final int PAGE = 64;

    private static final int TRIES = 5;

    private final CheckRun run;
    private final String className;
    private final ClassRows rows;
    private final KnownAcls acls;
    private final ChangeNumbers changes;
    private final CanonicalText texts;

    RowCheck(CheckRun run, String className, KnownAcls acls, ChangeNumbers changes) {
        this.run = run;
        this.className = className;
        this.rows = new ClassRows(run, className);
        this.acls = acls;
        this.changes = changes;
        this.texts = new CanonicalText(run.database().dialect().tables().keepsOrderOfMembers());
    }

    /** Checks all rows; is told how many were checked with each page. */
    void check(LongConsumer checked) {
        ClassRows.Page page = rows.after(Long.MIN_VALUE, PAGE);
        while (!page.rows().isEmpty()) {
            for (StoredRow row : page.rows()) {
                checkNumbers(row);
                checkDocument(page.columns(), row, TRIES);
            }
            checked.accept(page.rows().size());
            page = rows.after(page.rows().get(page.rows().size() - 1).row(), PAGE);
        }
    }

    private void checkNumbers(StoredRow row) {
        if (!acls.contains(row.acl())) {
            run.report(
                    Kind.UNKNOWN_ACL,
                    className,
                    row.id(),
                    "Object '" + row.id() + "' of class '" + className + "' has ACL number " + row.acl()
                            + ", which is not there, so that nobody sees it; take the ACL from a copy of the database");
        }
        if (!changes.add(row.change())) {
            run.report(
                    Kind.SHARED_CHANGE,
                    className,
                    row.id(),
                    "Object '" + row.id() + "' of class '" + className
                            + "' has a change number that another write has too; a repair gives it a new one",
                    () -> {
                        rows.renumber(row); // if it has changed it has a new one
                        return true;
                    });
        }
    }

    private void checkDocument(List<RowStatements.Placed> columns, StoredRow row, int triesLeft) {
        Optional<ObjectValue> fields = fields(row);
        if (fields.isEmpty()) {
            return;
        }
        Inspected inspected = run.inspection().inspect(className, fields.get());
        List<Flaw> flaws = new ArrayList<>(inspected.flaws());
        if (!texts.isSame(row.document().utf8(), ValueJson.writeUtf8(fields.get()))) {
            flaws.add(new Flaw(
                    Kind.UNUSUAL_DOCUMENT,
                    Cure.WRITE,
                    "The document of an object of class '" + className
                            + "' is written in another way than documents are; a repair writes it anew"));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!Objects.equals(
                    columns.get(i).expected(fields.get()), row.columns().get(i))) {
                flaws.add(new Flaw(
                        Kind.WRONG_COLUMN,
                        Cure.WRITE,
                        "Column '" + columns.get(i).name() + "' of class '" + className
                                + "' differs from the document of an object; a repair takes the document's value"));
            }
        }
        if (flaws.isEmpty()) {
            return;
        }
        report(row, flaws, Cure.DONE, Outcome.REPAIRED, "");
        report(row, flaws, Cure.NONE, Outcome.FOUND, "");
        if (flaws.stream().anyMatch(flaw -> flaw.cure() == Cure.WRITE)) {
            mend(row, inspected.fields(), flaws, triesLeft);
        }
    }

    private Optional<ObjectValue> fields(StoredRow row) {
        try {
            return Optional.of(row.document().fields());
        } catch (ParseException e) {
            run.report(
                    Kind.UNREADABLE_DOCUMENT,
                    className,
                    row.id(),
                    "The document of object '" + row.id() + "' of class '" + className
                            + "' can't be read as Parse's JSON; delete the object or take it from a copy of the database");
            return Optional.empty();
        }
    }

    private void mend(StoredRow row, ObjectValue fields, List<Flaw> flaws, int triesLeft) {
        if (!run.isRepairing()) {
            report(row, flaws, Cure.WRITE, Outcome.FOUND, "");
            return;
        }
        try {
            if (rows.mend(row, fields, ValueJson.writeUtf8(fields))) {
                report(row, flaws, Cure.WRITE, Outcome.REPAIRED, "");
            } else if (triesLeft > 0) {
                ClassRows.Page now = rows.one(row.row());
                now.rows().forEach(changed -> checkDocument(now.columns(), changed, triesLeft - 1));
            } else {
                report(row, flaws, Cure.WRITE, Outcome.FOUND, " (the object changes all the time)");
            }
        } catch (StoreException e) {
            report(row, flaws, Cure.WRITE, Outcome.FOUND, " (the repair failed: " + e.getMessage() + ")");
        }
    }

    private void report(StoredRow row, List<Flaw> flaws, Cure cure, Outcome outcome, String why) {
        for (Flaw flaw : flaws) {
            if (flaw.cure() == cure) {
                run.report(flaw.kind(), outcome, className, row.id(), flaw.message() + why);
            }
        }
    }
}
