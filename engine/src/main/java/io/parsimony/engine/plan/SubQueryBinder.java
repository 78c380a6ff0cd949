package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Optional;

/**
 * Binds what looks at other objects than the query's own ({@code parse-semantics.md} section 3.9). An inner query is bound like an outer
 * one of the same caller; whether it may be asked is found out even where its answer would not count.
 */
final class SubQueryBinder {
    private final ClassSchema schema;
    private final Asker asker;
    private final Operands operands;

    SubQueryBinder(ClassSchema schema, Asker asker) {
        this.schema = schema;
        this.asker = asker;
        this.operands = asker.operands();
    }

    /** An inner query: which objects of its class, and what a path means there. */
    private record Inner(String className, Predicate where, PathBinder paths) {}

    private Inner bound(SubQuery query, int depth) {
        String className = asker.redirected(query);
        OpenedClass inner = asker.toFind(className);
        PathBinder paths = new PathBinder(inner, query.where());
        Predicate where = QueriedClasses.allowed(asker.identity(), className, query.where())
                .accept(new ConstraintBinder(inner.schema(), asker, paths, depth));
        return new Inner(className, inner.isThere() ? where : Predicate.never(), paths);
    }

    Predicate inQuery(FieldPath path, Place place, SubQuery query, int depth) {
        Inner inner = bound(query, depth);
        if (place instanceof Place.Relation) {
            return relationTo(path)
                    .filter(inner.className()::equals)
                    .<Predicate>map(members -> new Predicate.HasMember(relation(path), members, inner.where()))
                    .orElse(Predicate.never());
        }
        return place instanceof Place.At at && !(at.target() instanceof Target.BuiltIn)
                ? joined(at.target(), inner, new Target.Self(inner.className()))
                : Predicate.never();
    }

    Predicate select(FieldPath path, Place place, SubQuery query, FieldPath key, int depth) {
        Inner inner = bound(query, depth);
        Optional<Target> innerKey = target(inner.paths().place(key));
        if (innerKey.isEmpty()) {
            return Predicate.never();
        }
        if (place instanceof Place.Relation) {
            return relationTo(path)
                    .<Predicate>map(members -> {
                        asker.toFind(members); // they are read, so they must be open
                        return new Predicate.HasMember(
                                relation(path), members, joined(new Target.Self(members), inner, innerKey.get()));
                    })
                    .orElse(Predicate.never());
        }
        return target(place)
                .map(target -> joined(target, inner, innerKey.get()))
                .orElse(Predicate.never());
    }

    private static Optional<Target> target(Place place) {
        if (place instanceof Place.At at) {
            return Optional.of(at.target());
        }
        return place instanceof Place.IdOfPointer id
                ? Optional.of(new Target.PointerId(id.pointer()))
                : Optional.empty();
    }

    private static Predicate joined(Target target, Inner inner, Target key) {
        return canBeEqual(target, key)
                ? new Predicate.InSubQuery(target, inner.className(), key, inner.where())
                : Predicate.never();
    }

    /** Whether what the target holds may equal what the key holds, by their types. */
    private static boolean canBeEqual(Target target, Target key) {
        Optional<FieldType> left = target.knownType().filter(type -> type.kind() != Kind.ARRAY);
        Optional<FieldType> right = key.knownType().filter(type -> type.kind() != Kind.ARRAY);
        if (left.isEmpty() || right.isEmpty()) {
            return true;
        }
        if (left.get().kind() == Kind.POINTER && right.get().kind() == Kind.STRING) {
            return true; // Parse: a bare string is the id of a pointer
        }
        return left.get().equals(right.get())
                && left.get().kind() != Kind.OBJECT; // Parse: whole objects aren't compared
    }

    /** Objects whose relation has one of these as a member, which need not be there any more. */
    Predicate hasMember(FieldPath path, List<ParseValue> members) {
        Optional<String> memberClass = relationTo(path);
        List<ParseValue> ids = memberClass.stream()
                .flatMap(className -> members.stream().flatMap(member -> id(className, member).stream()))
                .toList();
        return ids.isEmpty()
                ? Predicate.never()
                : new Predicate.HasMember(
                        relation(path),
                        memberClass.orElseThrow(),
                        new Predicate.In(Target.BuiltIn.OBJECT_ID, operands.slot(ids)));
    }

    private static Optional<ParseValue> id(String memberClass, ParseValue member) {
        if (member instanceof PointerValue pointer) {
            return pointer.className().equals(memberClass)
                    ? Optional.of(new StringValue(pointer.objectId()))
                    : Optional.empty();
        }
        return member instanceof StringValue ? Optional.of(member) : Optional.empty();
    }

    private RelationKey relation(FieldPath path) {
        return new RelationKey(schema.className(), path.field());
    }

    /** The class of the relation's members, when it exists and the path ends at the relation. */
    private Optional<String> relationTo(FieldPath path) {
        return path.isNested()
                ? Optional.empty()
                : schema.field(path.field())
                        .flatMap(type -> Optional.ofNullable(type.targetClass()))
                        .filter(asker::exists);
    }

    Predicate relatedTo(Constraint.RelatedTo constraint) {
        String ownerClass = constraint.owner().className();
        if (asker.concealed(ownerClass).forbidsAsking(constraint.key())) {
            throw QueryErrors.protectedField(ownerClass, constraint.key());
        }
        boolean leadsHere = asker.owners(ownerClass)
                .flatMap(owners -> owners.schema().field(constraint.key()))
                .filter(FieldType.relationTo(schema.className())::equals)
                .isPresent();
        return leadsHere
                ? new Predicate.RelatedTo(
                        new RelationKey(ownerClass, constraint.key()),
                        operands.slot(new StringValue(constraint.owner().objectId())),
                        Predicate.always())
                : Predicate.never();
    }
}
