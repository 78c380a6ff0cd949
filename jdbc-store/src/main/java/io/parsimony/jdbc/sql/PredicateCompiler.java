package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.json.ValueJson;
import io.parsimony.query.TextSearch;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.NumberValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A predicate as SQL. A condition may be unknown in SQL's sense where the predicate does not hold; {@link #not} makes it
 * two-valued before it is turned round, and nothing else distinguishes unknown from no.
 */
final class PredicateCompiler implements Predicate.Visitor<Condition> {
    private final ObjectTable table;
    private final Binds binds;
    private final ValueShape shape;
    private final StoreDialect dialect;
    private final AclCatalogue acls;
    private final ColumnConditions columns;
    private final AreaConditions areas;
    private final SemiJoins semiJoins;
    private final ElementConditions elements;

    PredicateCompiler(
            ObjectTable table,
            Binds binds,
            ValueShape shape,
            StoreDialect dialect,
            SchemaCatalogue catalogue,
            AclCatalogue acls) {
        this.table = table;
        this.binds = binds;
        this.shape = shape;
        this.dialect = dialect;
        this.acls = acls;
        this.columns = new ColumnConditions(table, dialect, binds);
        this.areas = new AreaConditions(table, dialect, binds);
        this.semiJoins = new SemiJoins(table, binds, shape, dialect, catalogue, acls);
        this.elements = new ElementConditions(table, dialect, binds);
    }

    @Override
    public Condition compare(Predicate.Compare predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        if (place instanceof Place.Column column) {
            return columns.compare(column, predicate.op(), predicate.operand());
        }
        return elements.among(predicate, shape, exact(predicate));
    }

    private Condition exact(Predicate.Compare predicate) {
        return dialect.documents()
                .compares(
                        table.document(),
                        path(Place.of(predicate.target(), table.layout())),
                        predicate.op(),
                        predicate.operand().kind(),
                        () -> json(predicate.operand()));
    }

    @Override
    public Condition in(Predicate.In predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        if (place instanceof Place.Column column && column.type().kind() != Kind.GEO_POINT) {
            return columns.in(
                    predicate,
                    column,
                    shape.withNull().contains(predicate.alternatives().slot()));
        }
        return elements.among(predicate, shape, exact(predicate));
    }

    private Condition exact(Predicate.In predicate) {
        return dialect.documents()
                .isOneOf(
                        table.document(),
                        path(Place.of(predicate.target(), table.layout())),
                        json(predicate.alternatives()));
    }

    /** Where the condition can lead to its objects by keys that are read first. */
    Optional<Drive> drive(Predicate part) {
        if (part instanceof Predicate.InSubQuery
                || part instanceof Predicate.HasMember
                || part instanceof Predicate.RelatedTo) {
            return semiJoins.drive(part);
        }
        return elements.rows(part, shape).map(rows -> new Drive(rows, table.row(), Optional.of(exact(part))));
    }

    /** A condition that an element table can narrow, without that. */
    private Condition exact(Predicate part) {
        return part instanceof Predicate.Compare compare
                ? exact(compare)
                : part instanceof Predicate.In in ? exact(in) : exact((Predicate.Text) part);
    }

    @Override
    public Condition isNull(Predicate.IsNull predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        return place instanceof Place.Column column
                ? columns.isNull(column)
                : dialect.documents().isNull(table.document(), path(place));
    }

    @Override
    public Condition exists(Predicate.Exists predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        if (place instanceof Place.Column column) {
            // a column can't tell null from missing, so where it is NULL the document is asked
            return column.path().isEmpty()
                    ? DSL.trueCondition()
                    : DSL.not(columns.isNull(column)).or(dialect.documents().isThere(table.document(), path(place)));
        }
        return dialect.documents().isThere(table.document(), path(place));
    }

    @Override
    public Condition startsWith(Predicate.StartsWith predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        if (place instanceof Place.Column column) {
            return column.type().kind() == Kind.STRING
                    ? columns.startsWith(
                            column,
                            predicate.prefix(),
                            shape.endless().contains(predicate.prefix().slot()))
                    : DSL.falseCondition();
        }
        return dialect.documents()
                .startsWith(
                        table.document(),
                        path(place),
                        binds.add(
                                SQLDataType.VARCHAR,
                                bindings -> bindings.operands()
                                                        .get(predicate.prefix().slot())
                                                instanceof StringValue prefix
                                        ? prefix.value()
                                        : null));
    }

    @Override
    public Condition withinDistance(Predicate.WithinDistance predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        if (place instanceof Place.Column column && column.type().kind() != Kind.GEO_POINT) {
            return DSL.falseCondition();
        }
        return distance(place, predicate.point())
                .between(
                        binds.add(SQLDataType.DOUBLE, bindings -> radians(bindings, predicate.minRadians())),
                        binds.add(SQLDataType.DOUBLE, bindings -> radians(bindings, predicate.maxRadians())));
    }

    /** The distance of the place's GeoPoint; unknown where there is none. */
    Field<Double> distance(Place place, Operand point) {
        return place instanceof Place.Column column
                ? columns.distance(column, point)
                : dialect.documents()
                        .documentDistance(
                                table.document(),
                                path(place),
                                binds.add(
                                        SQLDataType.DOUBLE,
                                        bindings -> ColumnConditions.Points.of(bindings, point)
                                                .latitude()),
                                binds.add(
                                        SQLDataType.DOUBLE,
                                        bindings -> ColumnConditions.Points.of(bindings, point)
                                                .longitude()));
    }

    static double radians(Bindings bindings, Operand operand) {
        return ((NumberValue) bindings.operands().get(operand.slot())).value();
    }

    @Override
    public Condition matches(Predicate.Matches predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        Param<String> pattern = binds.add(
                SQLDataType.VARCHAR,
                bindings -> dialect.patterns().pattern(string(bindings, predicate.pattern()), predicate.options()));
        if (place instanceof Place.Column column) {
            return column.type().kind() == Kind.STRING
                    ? dialect.patterns().matches(table.column(column.name(), SQLDataType.VARCHAR), pattern)
                    : DSL.falseCondition();
        }
        return dialect.patterns().documentMatches(table.document(), path(place), pattern);
    }

    @Override
    public Condition containedBy(Predicate.ContainedBy predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        return place instanceof Place.Column
                ? DSL.falseCondition() // no column holds arrays
                : dialect.documents().isContainedBy(table.document(), path(place), json(predicate.values()));
    }

    @Override
    public Condition withinBox(Predicate.WithinBox predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        return areas.withinBox(predicate, place, path(place));
    }

    @Override
    public Condition withinPolygon(Predicate.WithinPolygon predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        return areas.withinPolygon(predicate, place, path(place));
    }

    @Override
    public Condition polygonContains(Predicate.PolygonContains predicate) {
        Place place = Place.of(predicate.target(), table.layout());
        return areas.polygonContains(predicate, place, path(place));
    }

    @Override
    public Condition text(Predicate.Text predicate) {
        return elements.among(predicate, shape, exact(predicate));
    }

    private Condition exact(Predicate.Text predicate) {
        return dialect.texts()
                .findsText(
                        table.document(),
                        path(Place.of(predicate.target(), table.layout())),
                        term(predicate),
                        predicate.isCaseSensitive(),
                        predicate.isDiacriticSensitive());
    }

    /** How well the text fits the search. */
    Field<Double> score(Predicate.Text predicate) {
        return dialect.texts()
                .textScore(
                        table.document(),
                        path(Place.of(predicate.target(), table.layout())),
                        term(predicate),
                        predicate.isCaseSensitive(),
                        predicate.isDiacriticSensitive());
    }

    private Param<String> term(Predicate.Text predicate) {
        return binds.add(
                SQLDataType.VARCHAR,
                bindings -> dialect.texts()
                        .searchTerm(new TextSearch(
                                bindings.operands().get(predicate.term().slot()) instanceof StringValue term
                                        ? term.value()
                                        : "",
                                predicate.isCaseSensitive(),
                                predicate.isDiacriticSensitive())));
    }

    @Override
    public Condition inSubQuery(Predicate.InSubQuery predicate) {
        return semiJoins.inSubQuery(predicate);
    }

    @Override
    public Condition hasMember(Predicate.HasMember predicate) {
        return semiJoins.hasMember(predicate);
    }

    @Override
    public Condition relatedTo(Predicate.RelatedTo predicate) {
        return semiJoins.relatedTo(predicate);
    }

    @Override
    public Condition readableBy(Predicate.ReadableBy predicate) {
        Field<Long> acl = table.column(Tables.ACL, SQLDataType.BIGINT);
        // an index on the ACL leads through all public objects too, so it drives a scan only where we say so
        boolean isLure = !dialect.plans().choosesIndexes() && AclReach.isIndexed(table.layout());
        return dialect.equalsAny(
                isLure ? acl.plus(DSL.inline(0L)) : acl,
                binds.add(
                        SQLDataType.BIGINT.getArrayDataType(),
                        bindings -> acls.readableBy(bindings.principals()).toArray(new Long[0])));
    }

    @Override
    public Condition and(Predicate.And predicate) {
        return predicate.parts().isEmpty() ? DSL.trueCondition() : DSL.and(all(predicate.parts()));
    }

    @Override
    public Condition or(Predicate.Or predicate) {
        return predicate.parts().isEmpty() ? DSL.falseCondition() : DSL.or(all(predicate.parts()));
    }

    @Override
    public Condition not(Predicate.Not predicate) {
        return dialect.isNotTrue(predicate.part().accept(this)); // Parse: $ne matches a missing field
    }

    private List<Condition> all(List<Predicate> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    Param<String> path(Place place) {
        String path = place instanceof Place.InDocument inDocument
                ? inDocument.path()
                : ((Place.Column) place).path().orElse("");
        return binds.constant(path);
    }

    private Param<String> json(Operand operand) {
        return binds.add(
                SQLDataType.VARCHAR,
                bindings -> ValueJson.write(bindings.operands().get(operand.slot())));
    }

    private static String string(Bindings bindings, Operand operand) {
        return ((StringValue) bindings.operands().get(operand.slot())).value();
    }
}
