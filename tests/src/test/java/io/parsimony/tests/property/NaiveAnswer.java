package io.parsimony.tests.property;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;

import io.parsimony.ParseGeoPoint;
import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.CandidateOrder;
import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.match.OtherObjects;
import io.parsimony.query.Constraint;
import io.parsimony.tests.property.CaseRunner.Stored;
import io.parsimony.tests.property.QueryCase.Viewer;
import io.parsimony.value.Acl;
import io.parsimony.value.GeoPointValue;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The answer by a plain loop over all objects. */
record NaiveAnswer(List<Stored> objects, QueryCase query) {
    List<String> objectIds() {
        Matcher matcher = new Matcher(OtherObjects.NONE, Clock.systemUTC());
        return objects.stream()
                .filter(this::isReadable)
                .map(NaiveAnswer::candidate)
                .filter(candidate -> matcher.matches(query.where(), candidate))
                .sorted(order())
                .skip(query.skip())
                .limit(query.limit())
                .map(Candidate::objectId)
                .toList();
    }

    private boolean isReadable(Stored stored) {
        Acl acl = stored.draft().acl();
        return query.viewer() == Viewer.MASTER || acl == null || acl.readableBy(Set.of(Acl.PUBLIC));
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
        GeoPointValue point = (GeoPointValue)
                requireNonNull(candidate.fields().members().get(near.field().field()), "matched without a point");
        return new ParseGeoPoint(point.latitude(), point.longitude())
                .distanceInRadiansTo(
                        new ParseGeoPoint(near.point().latitude(), near.point().longitude()));
    }

    private static Candidate candidate(Stored stored) {
        return new Candidate(
                stored.saved().objectId(),
                stored.saved().createdAt().toEpochMilli(),
                stored.saved().updatedAt().toEpochMilli(),
                stored.draft().fields());
    }
}
