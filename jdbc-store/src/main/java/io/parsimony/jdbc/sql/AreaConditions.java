package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.geo.Area;
import io.parsimony.jdbc.layout.TypedColumns;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.PolygonValue;
import java.util.function.ToDoubleFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Conditions on points in areas, and on areas with points: the exact test, which cells of an index may go before. */
final class AreaConditions {
    private static final int SOUTHWEST = 0;
    private static final int NORTHEAST = 1;

    private final ObjectTable table;
    private final StoreDialect dialect;
    private final Binds binds;

    AreaConditions(ObjectTable table, StoreDialect dialect, Binds binds) {
        this.table = table;
        this.dialect = dialect;
        this.binds = binds;
    }

    Condition withinBox(Predicate.WithinBox predicate, Place place, Param<String> path) {
        Param<Double> south = bound(predicate, SOUTHWEST, GeoPointValue::latitude);
        Param<Double> west = bound(predicate, SOUTHWEST, GeoPointValue::longitude);
        Param<Double> north = bound(predicate, NORTHEAST, GeoPointValue::latitude);
        Param<Double> east = bound(predicate, NORTHEAST, GeoPointValue::longitude);
        if (place instanceof Place.Column column) {
            return column.type().kind() == Kind.GEO_POINT
                    ? latitude(column)
                            .between(south, north)
                            .and(longitude(column).between(west, east))
                    : DSL.falseCondition();
        }
        return dialect.documents().documentWithinBox(table.document(), path, south, west, north, east);
    }

    private Param<Double> bound(Predicate.WithinBox predicate, int corner, ToDoubleFunction<GeoPointValue> coordinate) {
        return binds.add(
                SQLDataType.DOUBLE,
                bindings -> coordinate.applyAsDouble(corner(bindings, predicate.corners(), corner)));
    }

    static GeoPointValue southwest(Bindings bindings, Predicate.WithinBox predicate) {
        return corner(bindings, predicate.corners(), SOUTHWEST);
    }

    static GeoPointValue northeast(Bindings bindings, Predicate.WithinBox predicate) {
        return corner(bindings, predicate.corners(), NORTHEAST);
    }

    private static GeoPointValue corner(Bindings bindings, Operand corners, int index) {
        return (GeoPointValue) ((ArrayValue) bindings.operands().get(corners.slot()))
                .elements()
                .get(index);
    }

    Condition withinPolygon(Predicate.WithinPolygon predicate, Place place, Param<String> path) {
        Param<Double[]> ring =
                binds.add(SQLDataType.DOUBLE.getArrayDataType(), bindings -> Area.ring(polygon(bindings, predicate)));
        if (place instanceof Place.Column column) {
            return column.type().kind() == Kind.GEO_POINT
                    ? dialect.withinPolygon(latitude(column), longitude(column), ring)
                    : DSL.falseCondition();
        }
        return dialect.documents().documentWithinPolygon(table.document(), path, ring);
    }

    static PolygonValue polygon(Bindings bindings, Predicate.WithinPolygon predicate) {
        return (PolygonValue) bindings.operands().get(predicate.polygon().slot());
    }

    Condition polygonContains(Predicate.PolygonContains predicate, Place place, Param<String> path) {
        if (place instanceof Place.Column) {
            return DSL.falseCondition(); // no column holds polygons
        }
        Param<Double> latitude = coordinate(predicate.point(), GeoPointValue::latitude);
        Param<Double> longitude = coordinate(predicate.point(), GeoPointValue::longitude);
        return dialect.documents().polygonContains(table.document(), path, latitude, longitude);
    }

    private Param<Double> coordinate(Operand point, ToDoubleFunction<GeoPointValue> coordinate) {
        return binds.add(
                SQLDataType.DOUBLE, bindings -> coordinate.applyAsDouble(ColumnConditions.Points.of(bindings, point)));
    }

    private Field<Double> latitude(Place.Column column) {
        return table.column(column.name() + TypedColumns.LATITUDE, SQLDataType.DOUBLE);
    }

    private Field<Double> longitude(Place.Column column) {
        return table.column(column.name() + TypedColumns.LONGITUDE, SQLDataType.DOUBLE);
    }
}
