package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.jdbc.layout.ClassLayout;
import java.util.List;

/** Which condition of a scan may lead to its objects by keys that are read first, where the database does not choose itself. */
final class DrivingKeys {
    private DrivingKeys() {}

    /**
     * Whether the part may. The members of a relation may always, since they are few as a rule; others where no index leads to few objects
     * by a value.
     *
     * @param parts all that must hold
     */
    @SuppressWarnings("ReferenceEquality") // intentional: the part itself, not another one like it
    static boolean mayDrive(
            Predicate part, List<Predicate> parts, ScanDraft.Surroundings surroundings, ClassLayout layout) {
        if (surroundings.dialect().plans().choosesIndexes()
                || surroundings.forced().isPresent()
                || surroundings.access() == Access.BY_ACL) {
            return false;
        }
        if (part instanceof Predicate.RelatedTo) {
            return true;
        }
        List<Predicate> others = parts.stream().filter(other -> other != part).toList();
        return !new IndexDrives(new Scan(layout.className(), part, List.of()), layout).drives(others);
    }
}
