package io.parsimony.tests.property;

import static java.util.Comparator.comparingDouble;

import io.parsimony.ParseGeoPoint;
import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.CandidateOrder;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer by plain loops over all objects. */
record NaiveAnswer(QueryCase query) {
    /** The ids of all that match, in order, and nothing left out by a page. */
    List<String> allIds() {
        return new NaiveObjects(query.saved(), query.viewer(), World.OUTER)
                .matching(query.where()).stream()
                        .sorted(order())
                        .map(Candidate::objectId)
                        .toList();
    }

    /** Those of them that the query asks for. */
    List<String> page(List<String> allIds) {
        return allIds.stream().skip(query.skip()).limit(query.limit()).toList();
    }

    /** What {@code distinct} asks for: the field that orders first, or else a number. */
    String distinctKey() {
        return query.order().stream()
                .map(Ordering::path)
                .filter(path -> !path.isNested() && !path.field().equals("objectId"))
                .map(FieldPath::field)
                .filter(field -> !field.equals("createdAt"))
                .findFirst()
                .orElse("n");
    }

    /** The different values of that field, in no order. */
    Set<ParseValue> distinct() {
        return new NaiveObjects(query.saved(), query.viewer(), World.OUTER)
                .matching(query.where()).stream()
                        .flatMap(candidate ->
                                Stream.ofNullable(candidate.fields().members().get(distinctKey())))
                        .flatMap(value ->
                                value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value))
                        .filter(value -> !(value instanceof NullValue))
                        .collect(Collectors.toSet());
    }

    private Comparator<Candidate> order() {
        if (!query.order().isEmpty()) {
            return CandidateOrder.by(query.order());
        }
        return near(query.where())
                .map(near -> comparingDouble((Candidate candidate) -> radians(candidate, near)))
                .orElse(CandidateOrder.by(List.of()));
    }

    /** The near constraint at the top, which gives the order where nothing else does. */
    private static Optional<Constraint.Near> near(Constraint where) {
        return (where instanceof Constraint.And and ? and.parts().stream() : Stream.of(where))
                .filter(Constraint.Near.class::isInstance)
                .map(Constraint.Near.class::cast)
                .findFirst();
    }

    private static double radians(Candidate candidate, Constraint.Near near) {
        if (!(candidate.fields().members().get(near.field().field()) instanceof GeoPointValue point)) {
            throw new IllegalStateException("matched without a point");
        }
        return new ParseGeoPoint(point.latitude(), point.longitude())
                .distanceInRadiansTo(
                        new ParseGeoPoint(near.point().latitude(), near.point().longitude()));
    }
}
