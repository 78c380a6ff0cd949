package io.parsimony.jdbc.check;

import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.CheckRequest.Mode;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.backend.Finding.Outcome;
import io.parsimony.engine.store.StoreCheck.Inspection;
import io.parsimony.engine.store.StoreException;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.jdbc.schema.TableRepairs;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What the parts of one check share. */
record CheckRun(
        Database database,
        SchemaCatalogue catalogue,
        ClassGates gates,
        TableRepairs repairs,
        CheckRequest request,
        Inspection inspection,
        UnsoundParts unsound) {

    /** Tries to mend something; answers whether it is mended. */
    @FunctionalInterface
    interface Mending {
        boolean mend();
    }

    boolean isRepairing() {
        return request.mode() == Mode.REPAIR;
    }

    /** All classes, by name. */
    List<ClassLayout> classes() {
        return catalogue.all().stream()
                .sorted(Comparator.comparing(ClassLayout::className))
                .toList();
    }

    /** The classes whose tables can be read. */
    List<ClassLayout> soundClasses() {
        return classes().stream()
                .filter(layout -> !unsound.hasTable(layout.tableName()))
                .toList();
    }

    /** Reads or writes in one transaction while the class's tables stay as they are. */
    <R> R inClass(String className, Function<DSLContext, R> work) {
        return gates.inside(Set.of(className), () -> inTransaction(work));
    }

    /** Reads or writes system tables in one transaction. */
    <R> R inTransaction(Function<DSLContext, R> work) {
        return database.inTransaction("checking the database", work);
    }

    /** Reports what can't be mended. */
    void report(Kind kind, String className, @Nullable String subject, String message) {
        report(kind, Outcome.FOUND, className, subject, message);
    }

    /** Mends something if this run repairs, and reports what came of it. */
    Outcome report(Kind kind, String className, @Nullable String subject, String message, Mending mending) {
        Outcome outcome = Outcome.FOUND;
        String why = "";
        if (isRepairing()) {
            try {
                outcome = mending.mend() ? Outcome.REPAIRED : Outcome.FOUND;
            } catch (StoreException e) {
                why = " (the repair failed: " + e.getMessage() + ")";
            }
        }
        report(kind, outcome, className, subject, message + why);
        return outcome;
    }

    void report(Kind kind, Outcome outcome, String className, @Nullable String subject, String message) {
        inspection.found(new Finding(kind, outcome, className, subject, message));
    }
}
