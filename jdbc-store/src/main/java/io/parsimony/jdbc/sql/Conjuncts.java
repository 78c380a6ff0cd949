package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import java.util.List;
import java.util.stream.Stream;

/** The parts of a predicate that must all hold. */
final class Conjuncts {
    private Conjuncts() {}

    static List<Predicate> of(Predicate predicate) {
        return parts(predicate).toList();
    }

    private static Stream<Predicate> parts(Predicate predicate) {
        return predicate instanceof Predicate.And and
                ? and.parts().stream().flatMap(Conjuncts::parts)
                : Stream.of(predicate);
    }
}
