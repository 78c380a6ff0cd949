package io.parsimony.engine.write;

import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.PointerValue;
import java.util.List;
import java.util.Map;

/** A write's changes of relations. */
final class RelationEdit {
    private RelationEdit() {}

    static void apply(
            WriteTransaction transaction, String className, String ownerId, Map<FieldPath, FieldOperation> operations) {
        operations.forEach((path, operation) -> {
            if (operation instanceof FieldOperation.ChangeRelation change) {
                RelationKey relation = new RelationKey(className, path.field());
                if (!change.added().isEmpty()) {
                    transaction.relate(relation, ownerId, ids(change.added()));
                }
                if (!change.removed().isEmpty()) {
                    transaction.unrelate(relation, ownerId, ids(change.removed()));
                }
            }
        });
    }

    private static List<String> ids(List<PointerValue> pointers) {
        return pointers.stream().map(PointerValue::objectId).distinct().toList();
    }
}
