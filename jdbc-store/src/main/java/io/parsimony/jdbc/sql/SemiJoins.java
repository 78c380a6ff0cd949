package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.acl.AclCatalogue;
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
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
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
    record Inner(Table<? extends Record> from, Condition where, Optional<Field<?>> keys) {}

    Inner inner(Predicate semiJoin) {
        if (semiJoin instanceof Predicate.InSubQuery predicate) {
            JoinSide key = key(predicate);
            return new Inner(
                    key.table().table(),
                    matches(key.table(), predicate.where(), true),
                    areScalar(predicate, key) ? Optional.empty() : Optional.of(key.keys(dialect)));
        }
        if (semiJoin instanceof Predicate.HasMember predicate) {
            Members members = members(predicate, true);
            return new Inner(members.from(), members.where(), Optional.empty());
        }
        Predicate.RelatedTo predicate = (Predicate.RelatedTo) semiJoin;
        return joinTable(predicate.relation())
                .map(members -> new Inner(Tables.objects(members), owned(predicate), Optional.empty()))
                .orElseThrow();
    }

    /** What looking up objects one by one is where an inner query finds many. */
    enum Choice {
        /** Impossible, or never better. */
        NONE,
        /** Faster when not all objects are looked at. */
        FASTER,
        /** The only way. */
        NEEDED
    }

    Choice choice(Predicate semiJoin) {
        Choice choice = possible(semiJoin);
        return choice == Choice.FASTER && dialect.joins().choosesItself() ? Choice.NONE : choice;
    }

    private Choice possible(Predicate semiJoin) {
        if (semiJoin instanceof Predicate.InSubQuery predicate) {
            JoinSide key = key(predicate);
            return areScalar(predicate, key) ? key.isIndexed() ? Choice.FASTER : Choice.NONE : Choice.NEEDED;
        }
        RelationKey relation = semiJoin instanceof Predicate.HasMember hasMember
                ? hasMember.relation()
                : ((Predicate.RelatedTo) semiJoin).relation();
        return joinTable(relation).isPresent() ? Choice.FASTER : Choice.NONE;
    }

    Condition inSubQuery(Predicate.InSubQuery predicate) {
        JoinSide value = new JoinSide(table, predicate.target());
        JoinSide key = key(predicate);
        Table<Record> from = key.table().table();
        boolean isLookedUp = isLookedUp(predicate);
        Condition matches = matches(key.table(), predicate.where(), isLookedUp);
        if (areScalar(predicate, key)) {
            Field<Object> outer = value.scalar(dialect).orElseThrow();
            Field<Object> inner = key.scalar(dialect).orElseThrow();
            return isLookedUp
                    ? exists(from, inner.eq(outer).and(matches))
                    : outer.in(select(inner, from, matches.and(inner.isNotNull())));
        }
        if (isLookedUp) {
            return exists(from, matches.and(meets(value, key)));
        }
        Field<?> keys = dialect.joins().together(key.keys(dialect));
        return value.isAmong(DSL.field(select(keys, from, matches)), dialect);
    }

    /** Whether objects are looked up one by one, which is told to {@link Binds#note}. */
    private boolean isLookedUp(Predicate semiJoin) {
        boolean isLookedUp =
                shape.large().contains(semiJoin) && (shape.stopsEarly() || choice(semiJoin) == Choice.NEEDED);
        binds.note(SemiJoinNotes.of(semiJoin, isLookedUp));
        if (semiJoin instanceof Predicate.InSubQuery subQuery && !key(subQuery).isIndexed()) {
            binds.note(SemiJoinNotes.unindexed(subQuery));
        }
        return isLookedUp;
    }

    /** An object and one other have a value in common. */
    private Condition meets(JoinSide value, JoinSide key) {
        if (value.isInDocument() && key.target() instanceof Target.Self self) {
            return dialect.joins()
                    .isPointedTo(key.scalar(dialect).orElseThrow(), table.document(), value.path(), self.className());
        }
        if (value.isInDocument() && key.target() == Target.BuiltIn.OBJECT_ID) {
            return dialect.joins().isTextAt(key.scalar(dialect).orElseThrow(), table.document(), value.path());
        }
        return value.isAmong(dialect.joins().alone(key.keys(dialect)), dialect);
    }

    private JoinSide key(Predicate.InSubQuery predicate) {
        return new JoinSide(new ObjectTable(catalogue.get(predicate.className()), innerAlias()), predicate.key());
    }

    private boolean areScalar(Predicate.InSubQuery predicate, JoinSide key) {
        return new JoinSide(table, predicate.target()).scalar(dialect).isPresent()
                && key.scalar(dialect).isPresent();
    }

    /** The rows of a relation whose members match. */
    private record Members(Table<? extends Record> from, Condition where) {}

    Condition hasMember(Predicate.HasMember predicate) {
        if (joinTable(predicate.relation()).isEmpty()) {
            return DSL.falseCondition();
        }
        boolean isLookedUp = isLookedUp(predicate);
        Members members = members(predicate, isLookedUp);
        return isLookedUp
                ? exists(
                        members.from(), members.where().and(joined(Tables.OWNER).eq(id())))
                : id().in(select(joined(Tables.OWNER), members.from(), members.where()));
    }

    private Members members(Predicate.HasMember predicate, boolean isLookedUp) {
        Table<Record> rows =
                Tables.objects(joinTable(predicate.relation()).orElseThrow()).as(DSL.quotedName(joinAlias()));
        if (predicate.member() instanceof Predicate.In in && !predicate.readsMember()) {
            return new Members(rows, dialect.equalsAny(joined(Tables.MEMBER), ids(in.alternatives())));
        }
        ObjectTable member = new ObjectTable(catalogue.get(predicate.memberClass()), innerAlias());
        return new Members(
                rows.join(member.table())
                        .on(member.column(Tables.ID, SQLDataType.VARCHAR).eq(joined(Tables.MEMBER))),
                matches(member, predicate.member(), isLookedUp));
    }

    Condition relatedTo(Predicate.RelatedTo predicate) {
        Optional<String> joinTable = joinTable(predicate.relation());
        if (joinTable.isEmpty()) {
            return DSL.falseCondition();
        }
        Table<Record> rows = Tables.objects(joinTable.get());
        Condition readable = predicate.owner().equals(Predicate.always()) ? DSL.noCondition() : ownerMatches(predicate);
        return isLookedUp(predicate)
                ? exists(rows, owned(predicate).and(Tables.MEMBER.eq(id()))).and(readable)
                : id().in(select(Tables.MEMBER, rows, owned(predicate).and(readable)));
    }

    private Condition owned(Predicate.RelatedTo predicate) {
        return Tables.OWNER.eq(text(predicate.ownerId()));
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

    private <T> Select<Record1<T>> select(Field<T> field, Table<? extends Record> from, Condition where) {
        SelectConditionStep<Record1<T>> select =
                dialect.dsl().select(field).from(from).where(where);
        return select;
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
