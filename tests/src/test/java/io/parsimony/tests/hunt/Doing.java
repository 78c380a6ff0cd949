package io.parsimony.tests.hunt;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.hunt.world.Deed;
import io.parsimony.tests.hunt.world.Deed.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes to a stage. */
final class Doing {
    private Doing() {}

    /** What became of each write of a deed; of a transaction that failed, its failure for each. */
    static List<BatchOutcome> outcomes(Stage stage, Deed deed) {
        Caller caller = stage.caller(deed.who());
        try {
            return switch (deed.form()) {
                case ALONE -> List.of(alone(stage, caller, deed.writes().get(0)));
                case BATCH -> stage.backend().batch(caller, new BatchRequest(deed.writes(), Atomicity.EACH_BY_ITSELF));
                case TRANSACTION ->
                    stage.backend().batch(caller, new BatchRequest(deed.writes(), Atomicity.ALL_OR_NOTHING));
            };
        } catch (ParseException e) {
            return Collections.nCopies(deed.writes().size(), new BatchOutcome.Failed(e));
        }
    }

    private static BatchOutcome alone(Stage stage, Caller caller, WriteRequest write) {
        if (write instanceof CreateRequest create) {
            return new BatchOutcome.Saved(stage.backend().create(caller, create));
        }
        if (write instanceof UpdateRequest update) {
            return new BatchOutcome.Saved(stage.backend().update(caller, update));
        }
        stage.backend().delete(caller, (DeleteRequest) write);
        return new BatchOutcome.Deleted();
    }

    /** Whether its members' failures are its own. */
    static boolean isAllOrNothing(Deed deed) {
        return deed.form() == Form.TRANSACTION;
    }

    /** The fields of the classes that are there. */
    static Map<String, Map<String, FieldType>> schema(Stage stage) {
        Map<String, Map<String, FieldType>> schema = new HashMap<>();
        for (ClassSchema known : new ArrayList<>(stage.backend().schemas(Caller.MASTER))) {
            schema.put(known.className(), known.fields());
        }
        return schema;
    }
}
