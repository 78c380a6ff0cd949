package io.parsimony.tests.hunt.checker;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.StringValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to become of writes ({@code parse-semantics.md} sections 2.5, 2.6, 4.4 and 4.6): first what the class says, then whether the
 * object is there and may be written. Only then it may be told whether the values are right.
 */
public final class Writing {
    private static final int NOT_FOUND = 101;
    private static final int FORBIDDEN = 119;
    private static final int NOT_ONES_OWN_USER = 206;

    private final World world;
    private final Map<String, Map<String, FieldType>> schema;
    private final Who who;
    private final boolean isGone;
    private final Sight sight;

    /**
     * Rules of writes to a world.
     *
     * @param schema the fields of the classes that are there
     * @param began the world in which the writer began to write: for whom it stood there, it stands to the end
     */
    public Writing(World world, Map<String, Map<String, FieldType>> schema, Who who, World began) {
        this.world = world;
        this.schema = schema;
        this.who = who;
        this.isGone = who.isGone(began);
        this.sight = new Sight(world, who, Principals.of(began, who));
    }

    /** What is to become of one. */
    public Ruling of(WriteRequest write) {
        if (isGone) {
            return new Ruling.Refused(Set.of(209));
        }
        if (who.equals(Who.READ_ONLY_MASTER)) {
            return new Ruling.Refused(Set.of(FORBIDDEN));
        }
        if (write instanceof CreateRequest create) {
            return created(create);
        }
        if (write instanceof UpdateRequest update) {
            return updated(update);
        }
        return deleted((DeleteRequest) write);
    }

    private Ruling created(CreateRequest create) {
        String className = create.className();
        Optional<Integer> closed = refusal(className, "create");
        if (closed.isPresent()) {
            return new Ruling.Refused(Set.of(closed.get()));
        }
        Set<Integer> codes = new HashSet<>(Effects.faults(fields(className), create.operations()));
        if (schema.containsKey(className)
                && brings(className, create.operations().keySet())) {
            Verdict verdict = sight.verdict(className, "addField");
            if (verdict instanceof Verdict.WhereLeading leading && !leading.isForUsers()) {
                codes.add(FORBIDDEN); // 4.6: this path is open on update only
            }
            refusal(className, "addField").ifPresent(codes::add);
        }
        if (className.equals(Classes.ROLE) && isNameTaken(create)) {
            codes.add(137);
        }
        return codes.isEmpty() ? new Ruling.Saved(Effects.created(world, who, create)) : new Ruling.Refused(codes);
    }

    private boolean isNameTaken(CreateRequest create) {
        return Effects.set(create.operations().get(FieldPath.of("name"))) instanceof StringValue name
                && world.things(Classes.ROLE).stream()
                        .anyMatch(role -> name.equals(role.fields().get("name")));
    }

    private Ruling updated(UpdateRequest update) {
        String className = update.className();
        Set<Integer> codes = new HashSet<>();
        refusal(className, "update").ifPresent(codes::add);
        Optional<Thing> thing = world.find(className, update.objectId()).filter(there -> mayWrite(there, "update"));
        if (thing.isEmpty()) {
            codes.add(notFound(className));
        }
        boolean mayKnowTheClass = codes.isEmpty();
        if (brings(className, update.operations().keySet())) {
            refusal(className, "addField").ifPresent(codes::add);
            if (thing.filter(there -> sight.isInReach(sight.verdict(className, "addField"), there))
                    .isEmpty()) {
                codes.add(notFound(className));
            }
        }
        if (mayKnowTheClass) {
            codes.addAll(Effects.faults(fields(className), update.operations()));
        }
        return thing.isPresent() && codes.isEmpty()
                ? new Ruling.Saved(Effects.updated(who, thing.get(), update))
                : new Ruling.Refused(codes);
    }

    private Ruling deleted(DeleteRequest delete) {
        String className = delete.className();
        Set<Integer> codes = new HashSet<>();
        refusal(className, "delete").ifPresent(codes::add);
        if (world.find(className, delete.objectId())
                .filter(there -> mayWrite(there, "delete"))
                .isEmpty()) {
            codes.add(notFound(className));
        }
        return codes.isEmpty() ? new Ruling.Gone(className, delete.objectId()) : new Ruling.Refused(codes);
    }

    /** Of the class, whatever the object is; of users it says what it says of theirs. */
    private Optional<Integer> refusal(String className, String operation) {
        return sight.verdict(className, operation) instanceof Verdict.Refused refused
                ? Optional.of(
                        refused.code() == NOT_FOUND && !operation.equals("create")
                                ? notFound(className)
                                : refused.code())
                : Optional.empty();
    }

    private boolean mayWrite(Thing thing, String operation) {
        boolean isUserWithoutSession = thing.className().equals(Classes.USER) && !who.hasKey() && who.userId() == null;
        return !isUserWithoutSession
                && sight.isInReach(sight.verdict(thing.className(), operation), thing)
                && sight.isOwnSession(thing)
                && sight.aclAllows(thing, Thing.WRITE);
    }

    /** To whoever may not write it, an object is not there. */
    private int notFound(String className) {
        return className.equals(Classes.USER) && !who.hasKey() ? NOT_ONES_OWN_USER : NOT_FOUND;
    }

    private Map<String, FieldType> fields(String className) {
        return schema.getOrDefault(className, Map.of());
    }

    private boolean brings(String className, Collection<FieldPath> paths) {
        return paths.stream().anyMatch(path -> !fields(className).containsKey(path.field()));
    }
}
