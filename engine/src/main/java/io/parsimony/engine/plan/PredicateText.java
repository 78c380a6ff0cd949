package io.parsimony.engine.plan;

import static java.util.stream.Collectors.joining;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import java.util.List;
import java.util.Locale;

/** Predicates as a person writes them down. */
final class PredicateText implements Predicate.Visitor<String> {
    private static final PredicateText INSTANCE = new PredicateText();

    private PredicateText() {}

    static String of(Predicate predicate) {
        return predicate.accept(INSTANCE);
    }

    static String order(List<SortKey> order) {
        return order.isEmpty()
                ? ""
                : order.stream().map(PredicateText::sortKey).collect(joining(", ", " order by ", ""));
    }

    private static String sortKey(SortKey key) {
        if (key instanceof SortKey.ByValue byValue) {
            return byValue.target() + " " + byValue.direction().name().toLowerCase(Locale.ROOT);
        }
        if (key instanceof SortKey.ByScore byScore) {
            return "score(" + byScore.text().target() + ", " + byScore.text().term() + ")";
        }
        SortKey.ByDistance byDistance = (SortKey.ByDistance) key;
        return "distance(" + byDistance.target() + ", " + byDistance.point() + ")";
    }

    @Override
    public String compare(Predicate.Compare predicate) {
        return predicate.target() + " " + symbol(predicate.op()) + " " + predicate.operand();
    }

    private static String symbol(Comparison op) {
        return switch (op) {
            case EQUAL -> "=";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL -> "<=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_OR_EQUAL -> ">=";
        };
    }

    @Override
    public String in(Predicate.In predicate) {
        return predicate.target() + " in " + predicate.alternatives();
    }

    @Override
    public String isNull(Predicate.IsNull predicate) {
        return predicate.target() + " is null or missing";
    }

    @Override
    public String exists(Predicate.Exists predicate) {
        return predicate.target() + " exists";
    }

    @Override
    public String startsWith(Predicate.StartsWith predicate) {
        return predicate.target() + " starts with " + predicate.prefix();
    }

    @Override
    public String withinDistance(Predicate.WithinDistance predicate) {
        return "distance(" + predicate.target() + ", " + predicate.point() + ") from " + predicate.minRadians() + " to "
                + predicate.maxRadians();
    }

    @Override
    public String matches(Predicate.Matches predicate) {
        String options = predicate.options().isEmpty() ? "" : " with options " + predicate.options();
        return predicate.target() + " matches " + predicate.pattern() + options;
    }

    @Override
    public String containedBy(Predicate.ContainedBy predicate) {
        return predicate.target() + " contained by " + predicate.values();
    }

    @Override
    public String withinBox(Predicate.WithinBox predicate) {
        return predicate.target() + " in box " + predicate.corners();
    }

    @Override
    public String withinPolygon(Predicate.WithinPolygon predicate) {
        return predicate.target() + " in polygon " + predicate.polygon();
    }

    @Override
    public String polygonContains(Predicate.PolygonContains predicate) {
        return predicate.target() + " contains point " + predicate.point();
    }

    @Override
    public String text(Predicate.Text predicate) {
        return "words of " + predicate.target() + " match " + predicate.term();
    }

    @Override
    public String inSubQuery(Predicate.InSubQuery predicate) {
        String key = predicate.key() instanceof Target.Self ? "" : predicate.key() + " of ";
        return predicate.target() + " in (" + key + predicate.className() + " where " + of(predicate.where()) + ")";
    }

    @Override
    public String hasMember(Predicate.HasMember predicate) {
        return predicate.relation().field() + " has (" + predicate.memberClass() + " where " + of(predicate.member())
                + ")";
    }

    @Override
    public String relatedTo(Predicate.RelatedTo predicate) {
        return "member of " + predicate.relation().className() + "(" + predicate.ownerId() + ")."
                + predicate.relation().field() + " with owner (" + of(predicate.owner()) + ")";
    }

    @Override
    public String readableBy(Predicate.ReadableBy predicate) {
        return "readable by caller";
    }

    @Override
    public String and(Predicate.And predicate) {
        return joined(predicate.parts(), " and ", "always");
    }

    @Override
    public String or(Predicate.Or predicate) {
        return joined(predicate.parts(), " or ", "never");
    }

    private String joined(List<Predicate> parts, String with, String whenEmpty) {
        return parts.isEmpty()
                ? whenEmpty
                : parts.stream().map(part -> part.accept(this)).collect(joining(with, "(", ")"));
    }

    @Override
    public String not(Predicate.Not predicate) {
        return "not " + predicate.part().accept(this);
    }
}
