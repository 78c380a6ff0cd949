package io.parsimony.tests.hunt.checker;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A world as somebody sees it: only the objects that it may read, without the fields that are hidden from it ({@code parse-semantics.md}
 * section 4.3). Whatever is answered must follow from this alone.
 */
public final class Sight {
    private final World world;
    private final Who who;
    private final Set<String> principals;
    /** What was found out already. */
    private final Map<String, Verdict> verdicts = new HashMap<>();

    private final Map<String, List<Thing>> things = new HashMap<>();

    /** What somebody sees of a world. */
    public Sight(World world, Who who) {
        this(world, who, Principals.of(world, who));
    }

    /** The same for somebody who stood for these when it began. */
    Sight(World world, Who who, Set<String> principals) {
        this.world = world;
        this.who = who;
        this.principals = principals;
    }

    Verdict verdict(String className, String operation) {
        return verdicts.computeIfAbsent(
                operation + " " + className,
                key -> ClassRules.verdict(world.of(className), who, principals, className, operation));
    }

    boolean mayAsk(String className, String field) {
        return HiddenFields.mayAsk(world.of(className), who, principals, className, field);
    }

    /** Whether a query is for nothing but the caller's own user, of which it may ask whatever it sees. */
    boolean isForItself(String className, Constraint where) {
        return className.equals(Classes.USER)
                && who.userId() != null
                && firstId(where).filter(who.userId()::equals).isPresent();
    }

    private static Optional<String> firstId(Constraint where) {
        if (where instanceof Constraint.And and) {
            return and.parts().stream().flatMap(part -> firstId(part).stream()).findFirst();
        }
        return where instanceof Constraint.Compare compare
                        && compare.op() == Comparison.EQUAL
                        && compare.field().toString().equals("objectId")
                        && compare.operand() instanceof StringValue id
                ? Optional.of(id.value())
                : Optional.empty();
    }

    boolean isHidden(Thing thing, String field) {
        return world.find(thing.className(), thing.id())
                .filter(whole -> hiddenIn(whole).contains(field))
                .isPresent();
    }

    private Set<String> hiddenIn(Thing thing) {
        return HiddenFields.in(world.of(thing.className()), who, principals, thing);
    }

    /** The objects of a class that an operation may read, without what is hidden in them; none where it is refused. */
    public List<Thing> things(String className, String operation) {
        String key = operation + " " + className;
        List<Thing> known = things.get(key);
        if (known == null) {
            known = world.things(className).stream()
                    .filter(thing -> mayRead(thing, operation))
                    .map(this::shown)
                    .toList();
            things.put(key, known);
        }
        return known;
    }

    Optional<Thing> find(String className, String id, String operation) {
        return things(className, operation).stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst();
    }

    private boolean mayRead(Thing thing, String operation) {
        return isInReach(verdict(thing.className(), operation), thing)
                && isOwnSession(thing)
                && aclAllows(thing, Thing.READ);
    }

    /** Whether what the class says covers the object. */
    boolean isInReach(Verdict verdict, Thing thing) {
        if (verdict instanceof Verdict.WhereLeading leading) {
            String userId = who.userId();
            return userId != null
                    && leading.fields().stream().anyMatch(field -> HiddenFields.leads(thing, field, userId));
        }
        return verdict instanceof Verdict.Allowed;
    }

    boolean isOwnSession(Thing thing) {
        return who.hasKey()
                || !thing.className().equals(Classes.SESSION)
                || (who.userId() != null && HiddenFields.leads(thing, "user", who.userId()));
    }

    boolean aclAllows(Thing thing, String right) {
        Map<String, Set<String>> acl = thing.acl();
        return who.hasKey()
                || acl == null
                || principals.stream()
                        .anyMatch(principal ->
                                acl.getOrDefault(principal, Set.of()).contains(right));
    }

    private Thing shown(Thing thing) {
        Set<String> hidden = hiddenIn(thing);
        Map<String, ParseValue> fields = new LinkedHashMap<>(thing.fields());
        fields.keySet().removeAll(hidden);
        Map<String, Set<String>> members = new TreeMap<>(thing.members());
        members.keySet().removeAll(hidden);
        return thing.withFields(fields).withMembers(members);
    }
}
