package io.parsimony.tests.hunt.checker;

import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.match.OtherObjects;
import io.parsimony.query.Constraint;
import io.parsimony.query.SubQuery;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.PointerValue;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the objects in somebody's sight match, by plain loops; the queries inside a query see no more than it does. */
final class Matches implements OtherObjects {
    private final Sight sight;
    private final String className;
    private final String operation;
    private final Matcher matcher = new Matcher(this, Clock.fixed(World.NOW, ZoneOffset.UTC));

    Matches(Sight sight, String className, String operation) {
        this.sight = sight;
        this.className = className;
        this.operation = operation;
    }

    /** All that match, in the order in which they were made. */
    List<Thing> of(Constraint where) {
        return sight.things(className, operation).stream()
                .filter(thing -> matcher.matches(where, candidate(thing)))
                .toList();
    }

    static Candidate candidate(Thing thing) {
        return new Candidate(thing.id(), thing.createdAt(), thing.updatedAt(), new ObjectValue(thing.fields()));
    }

    @Override
    public boolean isMember(PointerValue owner, String key, String memberId) {
        return Classes.related(owner.className(), key).filter(className::equals).isPresent()
                && sight.find(owner.className(), owner.objectId(), "get")
                        .filter(thing -> thing.members(key).contains(memberId))
                        .isPresent();
    }

    @Override
    public Optional<Set<PointerValue>> members(String ownerId, String field) {
        return Classes.related(className, field)
                .map(memberClass -> sight.find(className, ownerId, operation).stream()
                        .flatMap(owner -> owner.members(field).stream())
                        .map(id -> new PointerValue(memberClass, id))
                        .collect(Collectors.toSet()));
    }

    @Override
    public Found find(SubQuery query) {
        String inner = Refusals.asked(query.className(), query.redirectKey());
        return new Found(
                inner,
                new Matches(sight, inner, "find")
                        .of(query.where()).stream().map(Matches::candidate).toList());
    }
}
