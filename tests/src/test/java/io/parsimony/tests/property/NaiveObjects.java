package io.parsimony.tests.property;

import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.match.OtherObjects;
import io.parsimony.query.Constraint;
import io.parsimony.query.SubQuery;
import io.parsimony.tests.property.QueryCase.Viewer;
import io.parsimony.tests.property.World.Draft;
import io.parsimony.value.Acl;
import io.parsimony.value.PointerValue;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects of one class that somebody may see, found by plain loops. */
final class NaiveObjects implements OtherObjects {
    private final World world;
    private final Viewer viewer;
    private final String className;
    private final Matcher matcher = new Matcher(this, Clock.fixed(World.NOW, ZoneOffset.UTC));
    private final Map<SubQuery, Found> found = new HashMap<>();

    NaiveObjects(World world, Viewer viewer, String className) {
        this.world = world;
        this.viewer = viewer;
        this.className = className;
    }

    /** All that match, in the order of their creation. */
    List<Candidate> matching(Constraint where) {
        return readable(className)
                .map(draft -> new Candidate(draft.objectId(), draft.createdAt(), draft.createdAt(), draft.fields()))
                .filter(candidate -> matcher.matches(where, candidate))
                .toList();
    }

    private Stream<Draft> readable(String ofClass) {
        return world.of(ofClass).stream().filter(draft -> isReadable(draft.acl()));
    }

    private boolean isReadable(@org.jspecify.annotations.Nullable Acl acl) {
        return acl == null
                || switch (viewer) {
                    case MASTER -> true;
                    case ANONYMOUS -> acl.readableBy(Set.of(Acl.PUBLIC));
                    case USER -> acl.readableBy(Set.of(Acl.PUBLIC, QueryCase.USER_ID));
                };
    }

    @Override
    public boolean isMember(PointerValue owner, String key, String memberId) {
        String ownerClass = owner.className();
        return key.equals(World.RELATION)
                && World.other(ownerClass).equals(className)
                && readable(ownerClass)
                        .filter(draft -> draft.objectId().equals(owner.objectId()))
                        .flatMap(draft -> draft.members(className))
                        .anyMatch(member -> member.objectId().equals(memberId));
    }

    @Override
    public Optional<Set<PointerValue>> members(String ownerId, String field) {
        return field.equals(World.RELATION) && world.hasRelation(className)
                ? Optional.of(world.of(className).stream()
                        .filter(draft -> draft.objectId().equals(ownerId))
                        .flatMap(draft -> draft.members(World.other(className)))
                        .collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }

    @Override
    public Found find(SubQuery query) {
        return found.computeIfAbsent(
                query,
                q -> new Found(q.className(), new NaiveObjects(world, viewer, q.className()).matching(q.where())));
    }
}
