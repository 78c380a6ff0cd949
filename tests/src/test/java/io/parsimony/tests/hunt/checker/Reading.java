package io.parsimony.tests.hunt.checker;

import static java.util.Comparator.comparingDouble;

import io.parsimony.ParseGeoPoint;
import io.parsimony.backend.FindRequest;
import io.parsimony.engine.match.CandidateOrder;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Question;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is to be answered to a question about a world. */
public final class Reading {
    private final Sight sight;
    private final Question question;
    private final FindRequest request;
    private final String className;

    private Reading(World world, Question question) {
        this.sight = new Sight(world, question.who());
        this.question = question;
        this.request = question.request();
        this.className = Refusals.asked(request.className(), request.redirectKey());
    }

    /** The answer. */
    public static Answer of(World world, Question question) {
        if (question.who().isGone(world)) {
            return new Answer.Refusal(Set.of(209));
        }
        return new Reading(world, question).answer();
    }

    private Answer answer() {
        return switch (question.form()) {
            case GET -> get();
            case FIND -> {
                Set<Integer> codes = refusals(operation());
                yield codes.isEmpty() ? shown(page()) : new Answer.Refusal(codes);
            }
            case COUNT -> {
                Set<Integer> codes = refusals("count");
                yield codes.isEmpty() ? new Answer.Count(matching("count").size()) : new Answer.Refusal(codes);
            }
            case FIND_AND_COUNT -> findAndCount();
        };
    }

    private Answer get() {
        if (sight.verdict(className, "get") instanceof Verdict.Refused refused) {
            return new Answer.Refusal(Set.of(refused.code()));
        }
        return sight.find(className, question.objectId(), "get")
                .map(thing -> shown(List.of(thing)))
                .orElse(new Answer.Refusal(Set.of(101)));
    }

    private Answer findAndCount() {
        Set<Integer> codes = refusals(operation());
        if (sight.verdict(className, "count") instanceof Verdict.Refused refused) {
            codes.add(refused.code());
        }
        if (!codes.isEmpty()) {
            return new Answer.Refusal(codes);
        }
        Answer found = shown(page());
        return found instanceof Answer.Objects objects
                ? new Answer.Page(objects.results(), matching("count").size())
                : found;
    }

    /** A query for one id gets it. */
    private String operation() {
        Constraint where = request.where();
        while (where instanceof Constraint.And and && and.parts().size() == 1) {
            where = and.parts().get(0); // a where-object with one key
        }
        return where instanceof Constraint.Compare compare
                        && compare.op() == Comparison.EQUAL
                        && compare.field().toString().equals("objectId")
                        && compare.operand() instanceof StringValue
                ? "get"
                : "find";
    }

    private Set<Integer> refusals(String operation) {
        if (sight.verdict(className, operation) instanceof Verdict.Refused refused) {
            return new HashSet<>(Set.of(refused.code()));
        }
        if (className.equals(Classes.GHOST)) {
            return new HashSet<>(); // 1.4: it reads as empty, whatever is asked
        }
        Set<Integer> codes = Refusals.of(sight, className, request.where());
        if (!operation.equals("count")
                && !sight.isForItself(className, request.where())
                && request.order().stream()
                        .anyMatch(ordering ->
                                !sight.mayAsk(className, ordering.path().field()))) {
            codes.add(119);
        }
        return codes;
    }

    private List<Thing> matching(String operation) {
        return new Matches(sight, className, operation).of(request.where());
    }

    private List<Thing> page() {
        return matching(operation()).stream()
                .sorted(order())
                .skip(request.skip())
                .limit(request.limit())
                .toList();
    }

    private Comparator<Thing> order() {
        Comparator<Thing> byKeys = Comparator.comparing(Matches::candidate, CandidateOrder.by(request.order()));
        return request.order().isEmpty()
                ? near(request.where())
                        .map(near -> comparingDouble((Thing thing) -> radians(thing, near)))
                        .orElse(byKeys)
                : byKeys;
    }

    /** The near constraint at the top, which gives the order where nothing else does. */
    private static Optional<Constraint.Near> near(Constraint where) {
        return (where instanceof Constraint.And and ? and.parts().stream() : Stream.of(where))
                .filter(Constraint.Near.class::isInstance)
                .map(Constraint.Near.class::cast)
                .findFirst();
    }

    private static double radians(Thing thing, Constraint.Near near) {
        GeoPointValue point = (GeoPointValue)
                java.util.Objects.requireNonNull(thing.fields().get(near.field().field()));
        return new ParseGeoPoint(point.latitude(), point.longitude())
                .distanceInRadiansTo(
                        new ParseGeoPoint(near.point().latitude(), near.point().longitude()));
    }

    private Answer shown(List<Thing> things) {
        Set<Integer> codes = new HashSet<>();
        Shown shown = new Shown(sight, codes);
        Wanted wanted = Wanted.of(request.selection(), className);
        List<ParseValue> results =
                things.stream().map(thing -> shown.json(thing, wanted)).toList();
        return codes.isEmpty() ? new Answer.Objects(results) : new Answer.Refusal(codes);
    }
}
