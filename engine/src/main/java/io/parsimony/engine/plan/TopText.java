package io.parsimony.engine.plan;

import io.parsimony.query.Constraint;
import java.util.List;
import java.util.stream.Stream;

/** The full-text search whose score a query can ask for. */
public final class TopText {
    private TopText() {}

    /**
     * The one that every result fulfils.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) when there is none, or more than one
     */
    public static Constraint.Text of(String className, Constraint where) {
        List<Constraint.Text> texts = texts(where).toList();
        if (texts.size() != 1) {
            throw QueryErrors.noScore(className, texts.size());
        }
        return texts.get(0);
    }

    private static Stream<Constraint.Text> texts(Constraint constraint) {
        if (constraint instanceof Constraint.And and) {
            return and.parts().stream().flatMap(TopText::texts);
        }
        return constraint instanceof Constraint.Text text ? Stream.of(text) : Stream.empty();
    }
}
