package io.parsimony.tests.hunt;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.WriteRequest;
import io.parsimony.query.Constraint;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.hunt.checker.Reading;
import io.parsimony.tests.hunt.checker.Ruling;
import io.parsimony.tests.hunt.checker.Writing;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Deed;
import io.parsimony.tests.hunt.world.Question;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.PointerValue;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries deeds out and compares what they did with what the checker says. */
final class WriteCheck {
    private final Stage stage;
    private final WriteTally tally;
    private final Connection connection;
    private Dump before;

    /**
     * A check of deeds in what a stage has now.
     *
     * @param connection past the backends, which stays the caller's
     */
    WriteCheck(Stage stage, WriteTally tally, Connection connection) {
        this.stage = stage;
        this.tally = tally;
        this.connection = connection;
        this.before = Dump.of(connection);
    }

    /** Carries a deed out. Answers what it did otherwise than it should, for people; empty when nothing. */
    Optional<String> difference(Deed deed) {
        Map<String, Map<String, FieldType>> schema = Doing.schema(stage);
        List<BatchOutcome> outcomes = Doing.outcomes(stage, deed);
        Dump after = Dump.of(connection);

        World world = stage.world();
        Set<String> ids = new HashSet<>();
        boolean grows = false;
        boolean mayLeaveAcls = false;
        for (int i = 0; i < outcomes.size(); i++) {
            WriteRequest write = deed.writes().get(i);
            Ruling ruling = new Writing(world, schema, deed.who(), stage.world()).of(write);
            BatchOutcome outcome = outcomes.get(i);
            tally.ruling(ruling);
            if (ruling instanceof Ruling.Refused refused) {
                if (!(outcome instanceof BatchOutcome.Failed failed)
                        || !refused.codes().contains(failed.error().getCode())) {
                    return Optional.of("became " + text(outcome) + " but is to be refused with " + refused.codes());
                }
                grows |= isTaken(failed); // fields that the caller may add come before the write
                mayLeaveAcls |= deed.who().hasKey() || deed.form() != Deed.Form.ALONE || isTaken(failed);
                if (Doing.isAllOrNothing(deed)) {
                    world = stage.world(); // all is undone
                    ids.clear();
                    break;
                }
            } else if (outcome instanceof BatchOutcome.Failed failed && !Doing.isAllOrNothing(deed)) {
                return Optional.of("was refused with " + failed.error() + " but is to be " + ruling);
            } else {
                grows |= grows(schema, write.className(), ruling);
                world = ids(world, ruling, outcome, ids);
            }
        }
        Optional<String> trespass = new Traces(ids, grows, mayLeaveAcls).trespass(before, after);
        if (trespass.isPresent()) {
            return Optional.of(
                    (ids.isEmpty() ? "is refused but leaves" : "may change " + ids + " but changes") + trespass.get());
        }
        before = after;
        stage.became(world);
        return differences(ids);
    }

    /** Whether only the write itself could find out that a unique value is taken. */
    private static boolean isTaken(BatchOutcome.Failed failed) {
        return failed.error().getCode() == ParseException.DUPLICATE_VALUE;
    }

    private static boolean grows(Map<String, Map<String, FieldType>> schema, String className, Ruling ruling) {
        if (!(ruling instanceof Ruling.Saved saved)) {
            return false;
        }
        Set<String> fields = new HashSet<>(saved.thing().fields().keySet());
        fields.addAll(saved.thing().members().keySet());
        Map<String, FieldType> known = schema.get(className);
        return known == null || !known.keySet().containsAll(fields);
    }

    /** The world after a write that is carried out; adds the id of its object. */
    private static World ids(World world, Ruling ruling, BatchOutcome outcome, Set<String> ids) {
        if (ruling instanceof Ruling.Gone gone) {
            ids.add(gone.id());
            World without = world.with(gone.className(), state -> state.without(gone.id()));
            return gone.className().equals(Classes.USER) ? withoutSessions(without, gone.id(), ids) : without;
        }
        Thing thing = ((Ruling.Saved) ruling).thing();
        if (thing.id().isEmpty() && outcome instanceof BatchOutcome.Saved saved) {
            thing = thing.withId(saved.object().objectId());
        }
        ids.add(thing.id());
        return world.with(thing);
    }

    /** A user's sessions end with it. */
    private static World withoutSessions(World world, String userId, Set<String> ids) {
        List<Thing> rest = new ArrayList<>();
        for (Thing session : world.things(Classes.SESSION)) {
            if (Classes.isOf(userId, session)) {
                ids.add(session.id());
            } else {
                rest.add(session);
            }
        }
        return world.with(Classes.SESSION, state -> state.withThings(rest));
    }

    /** Whether the master key sees another world than it should; of relations, those of the objects that were written. */
    private Optional<String> differences(Set<String> ids) {
        List<Question> questions = new ArrayList<>();
        for (String className : List.of("A", "B", "C", Classes.USER, Classes.ROLE, Classes.SESSION)) {
            questions.add(all(className, Constraint.ALWAYS));
            stage.world().things(className).stream()
                    .filter(thing -> ids.contains(thing.id()))
                    .forEach(thing -> thing.members()
                            .keySet()
                            .forEach(relation -> Classes.related(className, relation)
                                    .ifPresent(memberClass -> questions.add(all(
                                            memberClass,
                                            new Constraint.RelatedTo(
                                                    new PointerValue(className, thing.id()), relation))))));
        }
        return questions.stream()
                .flatMap(question -> Asking.difference(stage, question, Reading.of(stage.world(), question)).stream())
                .findFirst();
    }

    private static Question all(String className, Constraint where) {
        return new Question(
                Who.MASTER, Question.Form.FIND, FindRequest.of(className, where).withLimit(10_000), "");
    }

    private static String text(BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Failed failed) {
            return "a failure, " + failed.error();
        }
        return outcome instanceof BatchOutcome.Saved saved ? saved(saved.object()) : "a deletion";
    }

    private static String saved(SavedObject object) {
        return "an object, " + object.objectId();
    }
}
