package io.parsimony.jdbc.dialect;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import java.sql.SQLException;
import java.util.Optional;

/** Turns a database's failures into the store's. Their messages hold neither SQL nor values. */
public final class SqlFailures {
    private final StoreDialect dialect;

    /** For one kind of database. */
    public SqlFailures(StoreDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The store's failure.
     *
     * @param doing what was being done, as in "reading class 'Post'"
     */
    public StoreException of(String doing, SQLException failure) {
        Kind kind = dialect.kindOf(failure);
        return kind == Kind.DUPLICATE
                ? new StoreException(kind, doing, message(kind, doing))
                : new StoreException(kind, doing, message(kind, doing), failure);
    }

    /**
     * The store's failure of writing an object; of DUPLICATE the subject is the index. Intentional: that one has no cause, since
     * the database's message repeats the values, such as an e-mail address.
     */
    public StoreException ofWriting(ClassLayout layout, SQLException failure) {
        if (dialect.kindOf(failure) != Kind.DUPLICATE) {
            return of("writing class '" + layout.className() + "'", failure);
        }
        Optional<IndexLayout> index = dialect.violatedIndex(failure)
                .flatMap(sqlName -> layout.indexes().stream()
                        .filter(candidate -> candidate.sqlName().equals(sqlName))
                        .findFirst());
        String subject = index.map(violated -> violated.definition().name()).orElse("objectId");
        return new StoreException(
                Kind.DUPLICATE,
                subject,
                "An object of class '" + layout.className() + "' with this value of '" + subject + "' exists already");
    }

    /** What a failure is that a change of the class would explain, where the class has not changed: a table that is not as it should be. */
    public static StoreException notStale(StoreException failure) {
        return new StoreException(
                Kind.INTERNAL,
                failure.subject(),
                "A table is not what the catalogue says; let the database be checked: " + failure.getMessage(),
                failure);
    }

    private static String message(Kind kind, String doing) {
        return switch (kind) {
            case DUPLICATE -> "A unique index was violated while " + doing;
            case INDEX_EXISTS -> "Another index has the same name, found while " + doing;
            case UNSUPPORTED -> "The database can't do this: " + doing;
            case TIMEOUT -> "The database took too long while " + doing;
            case STALE -> "A class was changed while " + doing;
            case CONFLICT -> "Other transactions stood in the way while " + doing + "; try again";
            case UNAVAILABLE -> "The database can't be reached while " + doing;
            case INTERNAL -> "The database failed while " + doing;
        };
    }
}
