package io.parsimony.tests.hunt.world;

import java.util.List;
import java.util.function.Predicate;

/** Changes that somebody can't see. */
public final class HiddenChanges {
    private static final List<String> CLASSES = List.of("A", "B", "C", "A", "B", "C", Classes.ROLE, Classes.USER);
    private static final int ATTEMPTS = 12;

    private final Dice dice;
    private final RandomThings things;

    /** Changes as the dice fall. */
    public HiddenChanges(Dice dice) {
        this.dice = dice;
        things = new RandomThings(dice);
    }

    /**
     * The world with a few objects changed, made or deleted; the same one if no such change is found.
     *
     * @param isHidden whether somebody can't tell a world from this one
     */
    public World in(World world, Predicate<World> isHidden) {
        World changed = world;
        for (int i = 0; i < ATTEMPTS; i++) {
            World candidate = changed(changed);
            if (isHidden.test(candidate)) {
                changed = candidate;
            }
        }
        return changed;
    }

    private World changed(World world) {
        String className = dice.pick(CLASSES);
        String id = dice.pick(Domain.ids(className));
        if (!className.equals(Classes.USER) && dice.chance(0.2)) {
            return world.with(className, state -> state.without(id));
        }
        return world.find(className, id)
                .map(thing -> world.with(changed(thing)))
                .orElseGet(() -> className.equals(Classes.USER) ? world : world.with(things.any(className, id)));
    }

    /** Mostly one field alone, which may be a protected one. */
    private Thing changed(Thing thing) {
        List<String> fields = thing.fields().keySet().stream()
                .filter(field -> !RandomThings.FIXED.contains(field))
                .toList();
        return switch (dice.below(fields.isEmpty() ? 3 : 7)) {
            case 0 -> thing.withFields(things.any(thing.className(), thing.id()).fields());
            case 1 -> thing.withAcl(things.acl(thing.className()));
            case 2 -> thing.withMembers(things.members(thing.className()));
            default -> {
                String field = dice.pick(fields);
                yield thing.withField(field, things.value(thing.className(), field));
            }
        };
    }
}
