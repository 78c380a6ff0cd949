package io.parsimony;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Constraint;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many objects that one object is related to (the guide's "Relational data", many-to-many). Members are added and removed by
 * the owner's next save, and found by a query. For one thread at a time, as its owner.
 */
public final class ParseRelation<T extends ParseObject> {
    private final ParseObject owner;
    private final String key;

    ParseRelation(ParseObject owner, String key) {
        this.owner = owner;
        this.key = key;
    }

    /** The relation's name. */
    public String getKey() {
        return key;
    }

    /** The class of the members; null while that is not known. */
    public @Nullable String getTargetClass() {
        return owner.state()
                .value(key)
                .map(value -> value instanceof RelationValue relation ? relation.className() : null)
                .orElse(null);
    }

    /**
     * Adds a member with the owner's next save, which saves the member first if it is new.
     *
     * @throws ParseException INCORRECT_TYPE (111) when the field is known to be no relation, or one to another class
     */
    public void add(T member) {
        addAll(List.of(member));
    }

    /** As {@link #add}, for several. */
    public void addAll(Collection<? extends T> members) {
        change(members, pointers -> new FieldOperation.ChangeRelation(pointers, List.of()));
    }

    /** Removes a member with the owner's next save; one that is not there is no error. */
    public void remove(T member) {
        removeAll(List.of(member));
    }

    /** As {@link #remove}, for several. */
    public void removeAll(Collection<? extends T> members) {
        change(members, pointers -> new FieldOperation.ChangeRelation(List.of(), pointers));
    }

    /**
     * A query over the saved members. Where their class is not known here, the backend finds it out.
     *
     * @throws ParseException MISSING_OBJECT_ID (104) when the owner is new
     */
    @SuppressWarnings("unchecked") // the caller says what class the members are of, as in Parse's SDK
    public ParseQuery<T> getQuery() {
        String targetClass = getTargetClass();
        return (ParseQuery<T>)
                (targetClass == null ? getQuery(owner.getClassName()).redirect(key) : getQuery(targetClass));
    }

    /**
     * A query over the saved members where their class is known to the caller.
     *
     * @throws ParseException MISSING_OBJECT_ID (104) when the owner is new
     */
    public ParseQuery<ParseObject> getQuery(String className) {
        if (owner.getObjectId() == null) {
            throw new ParseException(
                    ParseException.MISSING_OBJECT_ID,
                    "The relation '" + key + "' of a new " + owner.getClassName()
                            + " has no members yet; save it first");
        }
        return owner.parse().query(className).where(new Constraint.RelatedTo(owner.pointer(), key));
    }

    private void change(Collection<? extends T> members, Function<List<PointerValue>, FieldOperation> operation) {
        String targetClass = getTargetClass();
        for (T member : members) {
            String expected = targetClass == null ? members.iterator().next().getClassName() : targetClass;
            if (!member.getClassName().equals(expected)) {
                throw new ParseException(
                        ParseException.INCORRECT_TYPE,
                        "The relation '" + key + "' of class " + owner.getClassName() + " has members of class "
                                + expected + " but got one of class " + member.getClassName());
            }
        }
        if (!members.isEmpty()) {
            owner.change(
                    key,
                    pointerTo -> operation.apply(members.stream().map(pointerTo).toList()));
        }
    }
}
