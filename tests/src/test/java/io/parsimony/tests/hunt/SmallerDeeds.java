package io.parsimony.tests.hunt;

import static io.parsimony.tests.hunt.Shrinking.without;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.hunt.world.Deed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A deed in a world with something left out, in every way. */
final class SmallerDeeds {
    /** No role can be made without. */
    private static final FieldPath NAME = FieldPath.of("name");

    private SmallerDeeds() {}

    static Stream<WriteCase> of(WriteCase c) {
        return Stream.concat(
                deeds(c.deed()).map(c::with), SmallerWorlds.of(c.world()).map(c::with));
    }

    private static Stream<Deed> deeds(Deed deed) {
        if (deed.writes().size() > 1) {
            return Stream.concat(without(deed.writes()), inOne(deed.writes()))
                    .map(writes -> new Deed(deed.who(), deed.form(), writes));
        }
        WriteRequest write = deed.writes().get(0);
        Stream<Deed> alone = deed.form() == Deed.Form.ALONE
                ? Stream.empty()
                : Stream.of(new Deed(deed.who(), Deed.Form.ALONE, deed.writes()));
        return Stream.concat(alone, smaller(write).map(one -> new Deed(deed.who(), deed.form(), List.of(one))));
    }

    private static Stream<List<WriteRequest>> inOne(List<WriteRequest> writes) {
        return Stream.iterate(0, i -> i + 1)
                .limit(writes.size())
                .flatMap(i -> smaller(writes.get(i)).map(write -> {
                    List<WriteRequest> variant = new ArrayList<>(writes);
                    variant.set(i, write);
                    return variant;
                }));
    }

    private static Stream<WriteRequest> smaller(WriteRequest write) {
        if (write instanceof CreateRequest create) {
            return fewer(create.operations())
                    .map(operations -> new CreateRequest(create.className(), operations, create.acl()));
        }
        if (write instanceof UpdateRequest update) {
            Stream<WriteRequest> withoutAcl = update.acl() == null
                    ? Stream.empty()
                    : Stream.of(new UpdateRequest(update.className(), update.objectId(), update.operations(), null));
            return Stream.concat(
                    withoutAcl,
                    fewer(update.operations())
                            .map(operations -> new UpdateRequest(
                                    update.className(), update.objectId(), operations, update.acl())));
        }
        return Stream.empty();
    }

    private static Stream<Map<FieldPath, FieldOperation>> fewer(Map<FieldPath, FieldOperation> operations) {
        return operations.keySet().stream().filter(path -> !path.equals(NAME)).map(path -> {
            Map<FieldPath, FieldOperation> rest = new LinkedHashMap<>(operations);
            rest.remove(path);
            return rest;
        });
    }
}
