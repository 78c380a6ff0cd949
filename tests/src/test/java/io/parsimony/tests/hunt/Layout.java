package io.parsimony.tests.hunt;

import io.parsimony.backend.Caller;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.tests.hunt.world.ClassState;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Dice;
import io.parsimony.tests.hunt.world.RandomThings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a database finds the fields, so that statements of every kind are hunted. */
enum Layout {
    /** In columns that came with the class. */
    TYPED_FROM_THE_START,
    /** On H2 in the documents alone. */
    PENDING,
    /** In columns with indexes, and the ACL has one. */
    INDEXED;

    private static final String SEED = "seed";

    /** The one of a seed. */
    static Layout of(long seed) {
        return values()[(int) (seed / 3 % values().length)];
    }

    /** Makes the classes by objects with all fields, which go again. */
    void prepare(Stage stage) {
        RandomThings things = new RandomThings(new Dice(0));
        List<String> classNames = new ArrayList<>(Classes.PLAIN);
        classNames.add(Classes.USER);
        classNames.add(Classes.ROLE);
        for (String className : classNames) {
            if (this == PENDING && Classes.PLAIN.contains(className)) {
                stage.write(List.of(bare(className), new DeleteRequest(className, SEED)));
            }
            ClassState seeded = ClassState.EMPTY.with(things.complete(className, SEED));
            stage.write(new Changes(className, ClassState.EMPTY, seeded).writes());
            stage.write(List.of(new DeleteRequest(className, SEED)));
        }
        if (this == INDEXED) {
            Classes.PLAIN.forEach(className -> index(stage, className));
        }
    }

    /** Sessions are made by the backend alone, so their class learns of the field by itself. */
    void addFieldOfSessions(Stage stage) {
        stage.backend()
                .updateClass(
                        Caller.MASTER,
                        new UpdateClassRequest(
                                Classes.SESSION,
                                Map.of("n", FieldDefinition.of(FieldType.NUMBER)),
                                Set.of(),
                                List.of(),
                                Set.of(),
                                null));
    }

    private static WriteRequest bare(String className) {
        return new RestoreRequest(className, SEED, null, null, null, Map.of(), Conflict.REFUSE);
    }

    private static void index(Stage stage, String className) {
        List<String> fields = new ArrayList<>(Classes.fields(
                className, Kind.NUMBER, Kind.STRING, Kind.DATE, Kind.POINTER, Kind.GEO_POINT, Kind.ARRAY));
        fields.add("ACL");
        for (String field : fields) {
            stage.backend()
                    .createIndex(
                            Caller.MASTER,
                            new IndexDefinition(className, "by_" + field, Map.of(field, IndexKey.ASCENDING), false));
        }
    }
}
