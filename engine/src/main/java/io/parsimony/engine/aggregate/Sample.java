package io.parsimony.engine.aggregate;

import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code $sample}: so many rows by chance, each as likely as another, in an order by chance; it keeps no more than these.
 *
 * @param size how many
 * @param random where chance comes from
 */
record Sample(int size, Supplier<Random> random) implements Stage {
    private static final String STAGE = "$sample";

    static Sample read(ParseValue arguments, Supplier<Random> random) {
        ParseValue size = StageArguments.object(STAGE, arguments).members().getOrDefault("size", ParseValue.NULL);
        return new Sample(StageArguments.count(STAGE, size, 1), random);
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        Random chance = random.get();
        List<ObjectValue> kept = new ArrayList<>();
        long[] seen = {0};
        rows.forEach(row -> {
            long place = seen[0]++;
            if (kept.size() < size) {
                kept.add(row);
            } else {
                long drawn = (long) (chance.nextDouble() * (place + 1));
                if (drawn < size) {
                    kept.set((int) drawn, row);
                }
            }
        });
        Collections.shuffle(kept, chance);
        return kept.stream();
    }
}
