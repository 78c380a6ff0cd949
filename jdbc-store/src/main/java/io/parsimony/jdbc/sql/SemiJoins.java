package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.dialect.KeyRows;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.StringValue;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Conditions on objects by other objects. What finds few is evaluated once, and the objects are looked for among its results ({@code IN});
 * what finds many is looked up for each object ({@code EXISTS}) where the outer query stops early.
 */
final class SemiJoins {
    private final ObjectTable table;
    private final Binds binds;
    private final ValueShape shape;
    private final StoreDialect dialect;
    private final SchemaCatalogue catalogue;
    private final AclCatalogue acls;

    SemiJoins(
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
        this.catalogue = catalogue;
        this.acls = acls;
    }

    /** What an inner query reads, for its size to be found out. */
    KeyRows inner(Predicate semiJoin) {
        if (semiJoin instanceof Predicate.InSubQuery predicate) {
            return rows(predicate, key(predicate), true);
        }
        if (semiJoin instanceof Predicate.HasMember predicate) {
            return members(predicate, true);
        }
        return owned((Predicate.RelatedTo) semiJoin, DSL.noCondition());
    }

    /**
     * Whether it can be faster to look up objects one by one where an inner query finds many, and not all objects are looked at. Where columns
     * are compared the database may choose.
     */
    boolean mayLookUp(Predicate semiJoin) {
        if (semiJoin instanceof Predicate.InSubQuery predicate) {
            JoinSide key = key(predicate);
            return areScalar(predicate, key)
                    ? key.isIndexed() && !dialect.joins().choosesItself()
                    : isFoundByDocument(predicate, key);
        }
        RelationKey relation = semiJoin instanceof Predicate.HasMember hasMember
                ? hasMember.relation()
                : ((Predicate.RelatedTo) semiJoin).relation();
        return joinTable(relation).isPresent() && !dialect.joins().choosesItself();
    }

    /** Whether what lies in a document tells which objects to look up. */
    private boolean isFoundByDocument(Predicate.InSubQuery predicate, JoinSide key) {
        return new JoinSide(table, predicate.target()).isInDocument()
                && (key.target() instanceof Target.Self || key.target() == Target.BuiltIn.OBJECT_ID);
    }

    Condition inSubQuery(Predicate.InSubQuery predicate) {
        JoinSide value = new JoinSide(table, predicate.target());
        JoinSide key = key(predicate);
        boolean areScalar = areScalar(predicate, key);
        boolean isLookedUp = isLookedUp(predicate);
        KeyRows rows = rows(predicate, key, isLookedUp);
        if (isLookedUp) {
            Condition meets = areScalar ? equal(key.scalar(dialect), value.scalar(dialect)) : isFound(value, key);
            return exists(rows.from(), meets.and(rows.where()));
        }
        return areScalar
                ? dialect.joins().isAmong(value.scalar(dialect).orElseThrow(), rows, binds)
                : value.isAmong(rows, dialect, binds);
    }

    private static Condition equal(Optional<Field<Object>> one, Optional<Field<Object>> other) {
        return one.orElseThrow().eq(other.orElseThrow());
    }

    private KeyRows rows(Predicate.InSubQuery predicate, JoinSide key, boolean isLookedUp) {
        Condition matches = matches(key.table(), predicate.where(), isLookedUp);
        if (!areScalar(predicate, key)) {
            return new KeyRows(key.table().table(), matches, key.keys(dialect));
        }
        Field<Object> scalar = key.scalar(dialect).orElseThrow();
        return new KeyRows(key.table().table(), isLookedUp ? matches : matches.and(scalar.isNotNull()), scalar);
    }

    /** Where the condition can lead to its objects by an index of their class: the keys and the column. */
    Optional<Drive> drive(Predicate semiJoin) {
        if (semiJoin instanceof Predicate.InSubQuery predicate) {
            JoinSide value = new JoinSide(table, predicate.target());
            JoinSide key = key(predicate);
            if (!value.isIndexed() || !areScalar(predicate, key) || isLookedUp(predicate)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Drive(rows(predicate, key, false), value.scalar(dialect).orElseThrow(), Optional.empty()));
        }
        if (semiJoin instanceof Predicate.HasMember predicate) {
            return joinTable(predicate.relation()).isEmpty() || isLookedUp(predicate)
                    ? Optional.empty()
                    : Optional.of(new Drive(members(predicate, false), id(), Optional.empty()));
        }
        return semiJoin instanceof Predicate.RelatedTo predicate
                        && joinTable(predicate.relation()).isPresent()
                        && !isLookedUp(predicate)
                ? Optional.of(new Drive(owned(predicate, readable(predicate)), id(), Optional.empty()))
                : Optional.empty();
    }

    /** Whether objects are looked up one by one, which is told to {@link Binds#note}. */
    private boolean isLookedUp(Predicate semiJoin) {
        boolean isLookedUp = shape.large().contains(semiJoin) && shape.stopsEarly() && mayLookUp(semiJoin);
        binds.note(SemiJoinNotes.of(semiJoin, isLookedUp));
        if (semiJoin instanceof Predicate.InSubQuery subQuery && !key(subQuery).isIndexed()) {
            binds.note(SemiJoinNotes.unindexed(subQuery));
        }
        return isLookedUp;
    }

    /** An object is found by what lies in a document. */
    private Condition isFound(JoinSide value, JoinSide key) {
        Field<Object> inner = key.scalar(dialect).orElseThrow();
        return key.target() instanceof Target.Self self
                ? dialect.joins().isPointedTo(inner, table.document(), value.path(), self.className())
                : dialect.joins().isTextAt(inner, table.document(), value.path());
    }

    private JoinSide key(Predicate.InSubQuery predicate) {
        return new JoinSide(new ObjectTable(catalogue.get(predicate.className()), innerAlias()), predicate.key());
    }

    private boolean areScalar(Predicate.InSubQuery predicate, JoinSide key) {
        return new JoinSide(table, predicate.target()).scalar(dialect).isPresent()
                && key.scalar(dialect).isPresent();
    }

    Condition hasMember(Predicate.HasMember predicate) {
        if (joinTable(predicate.relation()).isEmpty()) {
            return DSL.falseCondition();
        }
        boolean isLookedUp = isLookedUp(predicate);
        KeyRows members = members(predicate, isLookedUp);
        return isLookedUp
                ? exists(
                        members.from(), members.where().and(joined(Tables.OWNER).eq(id())))
                : dialect.joins().isAmong(id(), members, binds);
    }

    /** The rows of a relation whose members match; their keys are the owners. */
    private KeyRows members(Predicate.HasMember predicate, boolean isLookedUp) {
        Table<Record> rows =
                Tables.objects(joinTable(predicate.relation()).orElseThrow()).as(DSL.quotedName(joinAlias()));
        if (predicate.member() instanceof Predicate.In in && !predicate.readsMember()) {
            return new KeyRows(
                    rows, dialect.equalsAny(joined(Tables.MEMBER), ids(in.alternatives())), joined(Tables.OWNER));
        }
        ObjectTable member = new ObjectTable(catalogue.get(predicate.memberClass()), innerAlias());
        return new KeyRows(
                rows.join(member.table())
                        .on(member.column(Tables.ID, SQLDataType.VARCHAR).eq(joined(Tables.MEMBER))),
                matches(member, predicate.member(), isLookedUp),
                joined(Tables.OWNER));
    }

    Condition relatedTo(Predicate.RelatedTo predicate) {
        if (joinTable(predicate.relation()).isEmpty()) {
            return DSL.falseCondition();
        }
        if (isLookedUp(predicate)) {
            KeyRows owned = owned(predicate, DSL.noCondition());
            return exists(owned.from(), owned.where().and(joined(Tables.MEMBER).eq(id())))
                    .and(readable(predicate));
        }
        return dialect.joins().isAmong(id(), owned(predicate, readable(predicate)), binds);
    }

    /** The rows of an owner; their keys are the members. */
    private KeyRows owned(Predicate.RelatedTo predicate, Condition readable) {
        return new KeyRows(
                Tables.objects(joinTable(predicate.relation()).orElseThrow()).as(DSL.quotedName(joinAlias())),
                joined(Tables.OWNER).eq(text(predicate.ownerId())).and(readable),
                joined(Tables.MEMBER));
    }

    private Condition readable(Predicate.RelatedTo predicate) {
        return predicate.owner().equals(Predicate.always()) ? DSL.noCondition() : ownerMatches(predicate);
    }

    private Condition ownerMatches(Predicate.RelatedTo predicate) {
        ObjectTable owner = new ObjectTable(catalogue.get(predicate.relation().className()), table.alias() + "o");
        Condition same = owner.column(Tables.ID, SQLDataType.VARCHAR).eq(text(predicate.ownerId()));
        return exists(owner.table(), same.and(matches(owner, predicate.owner(), true)));
    }

    private Optional<String> joinTable(RelationKey relation) {
        return catalogue
                .find(relation.className())
                .flatMap(owners -> owners.field(relation.field()))
                .flatMap(FieldLayout::joinTable);
    }

    /** The condition on the other objects, of which all are looked at unless they are looked up. */
    private Condition matches(ObjectTable other, Predicate predicate, boolean isLookedUp) {
        ValueShape inner = isLookedUp ? shape : shape.withStopsEarly(false);
        return predicate.accept(new PredicateCompiler(other, binds, inner, dialect, catalogue, acls));
    }

    private Condition exists(Table<? extends Record> from, Condition where) {
        return DSL.exists(dialect.dsl().selectOne().from(from).where(where));
    }

    private Field<String> id() {
        return table.column(Tables.ID, SQLDataType.VARCHAR);
    }

    private String innerAlias() {
        return table.alias() + "i";
    }

    private String joinAlias() {
        return table.alias() + "j";
    }

    private Field<String> joined(Field<String> column) {
        return DSL.field(DSL.quotedName(joinAlias(), column.getName()), SQLDataType.VARCHAR);
    }

    private Param<String> text(Operand operand) {
        return binds.add(
                SQLDataType.VARCHAR,
                bindings -> bindings.operands().get(operand.slot()) instanceof StringValue text ? text.value() : "");
    }

    private Param<String[]> ids(Operand alternatives) {
        return binds.add(SQLDataType.VARCHAR.getArrayDataType(), bindings -> Texts.of(bindings, alternatives));
    }

    /** Strings among the operands. */
    private static final class Texts {
        private Texts() {}

        static String[] of(Bindings bindings, Operand operand) {
            return ((ArrayValue) bindings.operands().get(operand.slot()))
                    .elements().stream()
                            .map(value -> ((StringValue) value).value())
                            .toArray(String[]::new);
        }
    }
}
