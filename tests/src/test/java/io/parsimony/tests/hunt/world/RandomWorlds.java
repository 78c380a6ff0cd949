package io.parsimony.tests.hunt.world;

import io.parsimony.value.StringValue;
import java.util.List;

/** Random worlds, and random ways from one to the next. */
public final class RandomWorlds {
    private static final List<String> WITH_PERMISSIONS =
            List.of("A", "B", "C", Classes.USER, Classes.ROLE, Classes.SESSION);

    private final Dice dice;
    private final RandomThings things;
    private final RandomPermissions permissions;

    /** Worlds as the dice fall. */
    public RandomWorlds(Dice dice) {
        this.dice = dice;
        things = new RandomThings(dice);
        permissions = new RandomPermissions(dice);
    }

    /** A world to begin with. */
    public World first() {
        World world = World.EMPTY;
        for (String id : Domain.USERS) {
            world = world.with(changedUser(RandomThings.user(id)));
        }
        for (String className : Classes.PLAIN) {
            world = some(world, className);
        }
        world = some(world, Classes.ROLE);
        for (String className : WITH_PERMISSIONS) {
            world = withPermissions(world, className);
        }
        return world;
    }

    private World some(World world, String className) {
        World more = world;
        for (String id : Domain.ids(className)) {
            if (more.find(className, id).isEmpty() && dice.chance(0.8)) {
                more = more.with(things.any(className, id));
            }
        }
        return more;
    }

    /** The world with a few things changed, and with all users. */
    public World next(World world) {
        World changed = world;
        for (String id : Domain.USERS) {
            if (changed.find(Classes.USER, id).isEmpty()) {
                changed = changed.with(changedUser(RandomThings.user(id)));
            }
        }
        for (int i = 1 + dice.below(4); i > 0; i--) {
            changed = changed(changed);
        }
        return changed;
    }

    private World changed(World world) {
        return switch (dice.below(10)) {
            case 0, 1, 2 -> withPermissions(world, dice.pick(WITH_PERMISSIONS));
            case 3 -> withPermissions(world, dice.pick(Classes.PLAIN));
            case 4 -> withRole(world, dice.pick(Domain.ROLE_IDS));
            case 5 -> withUser(world, dice.pick(Domain.USERS));
            default -> withThing(world, dice.pick(Classes.PLAIN));
        };
    }

    private World withPermissions(World world, String className) {
        return world.with(className, state -> state.withPermissions(permissions.any(className)));
    }

    private World withThing(World world, String className) {
        String id = dice.pick(Domain.ids(className));
        if (dice.chance(0.1)) {
            return world.with(className, state -> state.without(id));
        }
        return world.find(className, id)
                .map(thing -> world.with(changed(thing)))
                .orElseGet(() -> world.with(things.any(className, id)));
    }

    private Thing changed(Thing thing) {
        return switch (dice.below(4)) {
            case 0 -> thing.withAcl(things.acl(thing.className()));
            case 1 -> thing.withMembers(things.members(thing.className()));
            case 2 -> thing.withFields(things.any(thing.className(), thing.id()).fields());
            default -> things.any(thing.className(), thing.id());
        };
    }

    private World withRole(World world, String id) {
        if (dice.chance(0.1)) {
            return world.with(Classes.ROLE, state -> state.without(id));
        }
        return world.find(Classes.ROLE, id)
                .map(role -> world.with(changed(role)))
                .orElseGet(() -> withoutName(world, RandomThings.roleName(id)).with(things.any(Classes.ROLE, id)));
    }

    /** Somebody may have made a role of this name since the one that had it is gone. */
    private static World withoutName(World world, String name) {
        return world.with(
                Classes.ROLE,
                state -> state.withThings(state.things().stream()
                        .filter(role ->
                                !new StringValue(name).equals(role.fields().get("name")))
                        .toList()));
    }

    private World withUser(World world, String id) {
        return world.find(Classes.USER, id)
                .map(user -> world.with(changedUser(user)))
                .orElse(world);
    }

    private Thing changedUser(Thing user) {
        if (dice.chance(0.5)) {
            return user.withAcl(things.acl(Classes.USER));
        }
        return user.withFields(things.any(Classes.USER, user.id()).fields());
    }

    /** Somebody without a key. */
    public Who ordinary() {
        return dice.chance(0.25) ? Who.NOBODY : Who.user(dice.pick(Domain.USERS));
    }

    /** Anybody. */
    public Who who() {
        return switch (dice.below(12)) {
            case 0 -> Who.MASTER;
            case 1 -> dice.chance(0.5) ? Who.READ_ONLY_MASTER : Who.MAINTENANCE;
            default -> ordinary();
        };
    }
}
