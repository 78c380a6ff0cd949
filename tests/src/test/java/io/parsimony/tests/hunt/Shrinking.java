package io.parsimony.tests.hunt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a failing case small by leaving parts out, as long as it still fails. */
final class Shrinking {
    private Shrinking() {}

    /**
     * A case that fails and of which nothing can be left out.
     *
     * @param smaller a case with something left out, in every way
     */
    static <C> C smallest(C failing, Function<C, Stream<C>> smaller, Predicate<C> fails) {
        C smallest = failing;
        while (true) {
            C current = smallest;
            smallest = smaller.apply(current).filter(fails).findFirst().orElse(current);
            if (smallest.equals(current)) {
                return current;
            }
        }
    }

    /** The list without one of its elements, for each. */
    static <T> Stream<List<T>> without(List<T> list) {
        return Stream.iterate(0, i -> i + 1).limit(list.size()).map(i -> {
            List<T> rest = new ArrayList<>(list);
            rest.remove((int) i);
            return rest;
        });
    }
}
