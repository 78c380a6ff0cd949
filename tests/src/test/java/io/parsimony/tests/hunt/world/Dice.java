package io.parsimony.tests.hunt.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Chance, which takes the same turns for the same seed. For one thread. */
public final class Dice {
    private final Random random;

    /** Dice that fall as the seed says. */
    public Dice(long seed) {
        random = new Random(seed);
    }

    /** One of them. */
    public <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Whether something of this probability happens. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0 or more, less than the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** So many of them at most, each once, in any order. */
    public <T> List<T> some(List<T> list, int most) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(below(most + 1), shuffled.size())));
    }

    /** At least so many, at most that many. */
    public <T> List<T> times(int least, int most, Supplier<T> each) {
        return Stream.generate(each)
                .limit(least + (long) below(most - least + 1))
                .toList();
    }
}
