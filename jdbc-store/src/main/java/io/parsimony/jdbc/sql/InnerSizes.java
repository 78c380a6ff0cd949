package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Predicate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which inner queries of a scan find many objects, by counting no more than {@value #FEW}. What was found out holds for some
 * seconds: another answer makes a statement slower, not wrong. Thread-safe.
 */
final class InnerSizes {
    /** How many objects an inner query may find to be evaluated once. */
    static final int FEW = 1_000;

    private final ScanCompiler compiler;
    private final RecentAnswers<Asked, Boolean> answers = new RecentAnswers<>(2_000, Duration.ofSeconds(5));

    InnerSizes(ScanCompiler compiler) {
        this.compiler = compiler;
    }

    /** A statement and its values, of which a hash is enough: to take one for another harms nobody. */
    private record Asked(String sql, int valuesHash) {}

    /**
     * How a semi-join is sized.
     *
     * @param statement counts what it finds; empty when there is but one way to evaluate it
     * @param layoutVersion that for which it was compiled
     */
    record Sizing(Optional<CompiledStatement> statement, long layoutVersion) {}

    /** A semi-join, and what is known of those inside it. */
    record Sized(Predicate semiJoin, ValueShape inside) {}

    /**
     * The shape with the semi-joins that find many.
     *
     * @param sizings the scan's, added to where they are missing or old
     * @param semiJoins those inside others before these
     */
    ValueShape sized(
            List<ScanSlots.SemiJoin> semiJoins,
            ValueShape shape,
            Map<Sized, Sizing> sizings,
            Bindings bindings,
            Execution execution,
            long version) {
        ValueShape sized = shape;
        for (ScanSlots.SemiJoin semiJoin : semiJoins) {
            Sized key = new Sized(semiJoin.predicate(), sized);
            Sizing sizing = sizings.get(key);
            if (sizing == null || sizing.layoutVersion() != version) {
                sizing = new Sizing(compiler.size(semiJoin, sized, version), version);
                sizings.put(key, sizing);
            }
            if (sizing.statement()
                    .filter(statement -> isLarge(statement, bindings, execution))
                    .isPresent()) {
                sized = sized.withLarge(semiJoin.predicate());
            }
        }
        return sized;
    }

    private boolean isLarge(CompiledStatement statement, Bindings bindings, Execution execution) {
        Object[] values =
                statement.binds().stream().map(bind -> bind.value(bindings)).toArray();
        Asked asked = new Asked(statement.sql(), Arrays.deepHashCode(values));
        return answers.to(asked, () -> ask(statement, bindings, execution));
    }

    private boolean ask(CompiledStatement statement, Bindings bindings, Execution execution) {
        long found = execution
                .database()
                .run("sizing an inner query", connection -> execution.readNumber(connection, statement, bindings));
        return found > FEW;
    }
}
