package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.SchemaCatalogue;
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
 * what finds many is asked for each object ({@code EXISTS}), so that the outer order may stop early.
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
                    matches(key.table(), predicate.where()),
                    areScalar(predicate, key) ? Optional.empty() : Optional.of(key.keys(dialect)));
        }
        if (semiJoin instanceof Predicate.HasMember predicate) {
            Members members = members(predicate);
            return new Inner(members.from(), members.where(), Optional.empty());
        }
        Predicate.RelatedTo predicate = (Predicate.RelatedTo) semiJoin;
        return joinTable(predicate.relation().className(), predicate.relation().field())
                .map(members -> new Inner(Tables.objects(members), owned(predicate), Optional.empty()))
                .orElseThrow();
    }

    /** Whether it can be asked for each object, or must be when it finds many. */
    boolean hasChoice(Predicate semiJoin) {
        if (semiJoin instanceof Predicate.InSubQuery predicate) {
            JoinSide key = key(predicate);
            return key.isIndexed() || !areScalar(predicate, key);
        }
        return semiJoin instanceof Predicate.HasMember member
                ? joinTable(member.relation().className(), member.relation().field())
                        .isPresent()
                : semiJoin instanceof Predicate.RelatedTo related
                        && joinTable(
                                        related.relation().className(),
                                        related.relation().field())
                                .isPresent();
    }

    Condition inSubQuery(Predicate.InSubQuery predicate) {
        JoinSide value = new JoinSide(table, predicate.target());
        JoinSide key = key(predicate);
        Condition matches = matches(key.table(), predicate.where());
        boolean isLarge = shape.large().contains(predicate);
        if (areScalar(predicate, key)) {
            Field<Object> outer = value.scalar(dialect).orElseThrow();
            Field<Object> inner = key.scalar(dialect).orElseThrow();
            return isLarge
                    ? exists(key.table().table(), inner.eq(outer).and(matches))
                    : outer.in(select(inner, key.table().table(), matches.and(inner.isNotNull())));
        }
        if (isLarge) {
            return exists(key.table().table(), matches.and(meets(value, key)));
        }
        return dialect.joins()
                .share(
                        value.values(dialect),
                        DSL.field(select(
                                dialect.joins().together(key.keys(dialect)),
                                key.table().table(),
                                matches)));
    }

    /** An object and one other have a value in common. */
    private Condition meets(JoinSide value, JoinSide key) {
        boolean isInDocument =
                value.target() instanceof Target.Field || value.target() instanceof Target.Nested;
        if (isInDocument && key.target() instanceof Target.Self self) {
            return dialect.joins()
                    .isPointedTo(
                            key.scalar(dialect).orElseThrow(), table.document(), value.path(), self.className());
        }
        if (isInDocument && key.target() == Target.BuiltIn.OBJECT_ID) {
            return dialect.joins().isTextAt(key.scalar(dialect).orElseThrow(), table.document(), value.path());
        }
        return dialect.joins().share(value.values(dialect), key.keys(dialect));
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
        if (joinTable(predicate.relation().className(), predicate.relation().field())
                .isEmpty()) {
            return DSL.falseCondition();
        }
        Members members = members(predicate);
        return shape.large().contains(predicate)
                ? exists(members.from(), members.where().and(joined(Tables.OWNER).eq(id())))
                : id().in(select(joined(Tables.OWNER), members.from(), members.where()));
    }

    private Members members(Predicate.HasMember predicate) {
        Table<Record> rows = Tables.objects(
                        joinTable(predicate.relation().className(), predicate.relation().field())
                                .orElseThrow())
                .as(DSL.quotedName(joinAlias()));
        if (predicate.member() instanceof Predicate.In in && !predicate.readsMember()) {
            return new Members(rows, dialect.equalsAny(joined(Tables.MEMBER), ids(in.alternatives())));
        }
        ObjectTable member = new ObjectTable(catalogue.get(predicate.memberClass()), innerAlias());
        return new Members(
                rows.join(member.table())
                        .on(member.column(Tables.ID, SQLDataType.VARCHAR).eq(joined(Tables.MEMBER))),
                matches(member, predicate.member()));
    }

    Condition relatedTo(Predicate.RelatedTo predicate) {
        Optional<String> joinTable =
                joinTable(predicate.relation().className(), predicate.relation().field());
        if (joinTable.isEmpty()) {
            return DSL.falseCondition();
        }
        Table<Record> rows = Tables.objects(joinTable.get());
        Condition readable = predicate.owner().equals(Predicate.always()) ? DSL.noCondition() : ownerMatches(predicate);
        return shape.large().contains(predicate)
                ? exists(rows, owned(predicate).and(Tables.MEMBER.eq(id()))).and(readable)
                : id().in(select(Tables.MEMBER, rows, owned(predicate).and(readable)));
    }

    private Condition owned(Predicate.RelatedTo predicate) {
        return Tables.OWNER.eq(text(predicate.ownerId()));
    }

    private Condition ownerMatches(Predicate.RelatedTo predicate) {
        ObjectTable owner = new ObjectTable(catalogue.get(predicate.relation().className()), table.alias() + "o");
        Condition same = owner.column(Tables.ID, SQLDataType.VARCHAR).eq(text(predicate.ownerId()));
        return exists(owner.table(), same.and(matches(owner, predicate.owner())));
    }

    private Optional<String> joinTable(String className, String field) {
        return catalogue
                .find(className)
                .flatMap(owners -> owners.field(field))
                .flatMap(FieldLayout::joinTable);
    }

    private Condition matches(ObjectTable other, Predicate predicate) {
        return predicate.accept(new PredicateCompiler(other, binds, shape, dialect, catalogue, acls));
    }

    private Condition exists(Table<? extends Record> from, Condition where) {
        return DSL.exists(dialect.dsl().selectOne().from(from).where(where));
    }

    private <T> Select<Record1<T>> select(Field<T> field, Table<? extends Record> from, Condition where) {
        SelectConditionStep<Record1<T>> select = dialect.dsl().select(field).from(from).where(where);
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

        static String[] of(io.parsimony.engine.store.Bindings bindings, Operand operand) {
            return ((io.parsimony.value.ArrayValue) bindings.operands().get(operand.slot()))
                    .elements().stream()
                            .map(value -> ((StringValue) value).value())
                            .toArray(String[]::new);
        }
    }
}
