package io.parsimony.tests.hunt.checker;

import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import java.util.List;

/** Whether two worlds are the same to somebody: then whatever it asks must be answered alike in both. */
public final class SameSight {
    private static final List<String> CLASSES =
            List.of("A", "B", "C", Classes.USER, Classes.ROLE, Classes.SESSION, Classes.GHOST);
    private static final List<String> READS = List.of("find", "get", "count");

    private final Who who;
    private final Sight sight;

    /** Compares with how somebody sees a world. */
    public SameSight(World world, Who who) {
        this.who = who;
        this.sight = new Sight(world, who);
    }

    /** Whether somebody sees the same of the other world, and may ask the same. */
    public boolean as(World other) {
        Sight second = new Sight(other, who);
        return CLASSES.stream().allMatch(className -> isSame(sight, second, className));
    }

    private static boolean isSame(Sight first, Sight second, String className) {
        return READS.stream()
                        .allMatch(read -> first.verdict(className, read).equals(second.verdict(className, read))
                                && first.things(className, read).equals(second.things(className, read)))
                && Classes.fields(className).keySet().stream()
                        .allMatch(field -> first.mayAsk(className, field) == second.mayAsk(className, field));
    }
}
