package io.parsimony;

import io.parsimony.backend.Caller;
import io.parsimony.backend.SavedObject;
import io.parsimony.operation.FieldOperation;
import io.parsimony.operation.NestedOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of some class with fields of the application's choosing (the guide's "Objects").
 *
 * <p>Changes gather in the object until {@link #save()} sends them, and only them. Getters answer from what was last read or
 * saved, with the unsaved changes applied; lists and maps that they return are unmodifiable copies: put the changed one back,
 * or use {@link #add} and its kin.
 *
 * <p>An object belongs to the {@link Parse} that made or found it. One made by {@code new} belongs to none until it is saved
 * by {@link Parse#saveAll}, reached from an object that is, or given to {@link Parse#bind}.
 *
 * <p>For one thread at a time; while an Async call runs, its caller may go on changing the object, which loses no change.
 *
 * <p>A key is a letter, then letters, digits and {@code _}; dots lead into objects ({@code stats.wins}). Methods that take a
 * key throw INVALID_KEY_NAME (105) for anything else.
 */
public class ParseObject {
    private static final Set<String> BUILT_IN = Set.of(ObjectState.OBJECT_ID, "createdAt", "updatedAt", "ACL");

    private ObjectState state;
    private @Nullable Parse parse;

    /** For subclasses, which say their class name by {@link ParseClassName}. */
    protected ParseObject() {
        this.state = new ObjectState(Subclasses.classNameOf(getClass()), null, Set.of());
    }

    /** A new object that belongs to no {@link Parse} yet; {@link Parse#object(String)} is the usual way. */
    public ParseObject(String className) {
        this(className, Set.of());
    }

    /** An object of a class with fields that are sent and then forgotten. */
    ParseObject(String className, Set<String> writeOnly) {
        this(new ObjectState(className, null, writeOnly));
    }

    private ParseObject(ObjectState state) {
        this.state = state;
    }

    /** A plain object of which only the id is known. */
    static ParseObject withoutData(String className, String objectId) {
        return new ParseObject(new ObjectState(className, objectId, Set.of()));
    }

    // -- Identity --------------------------------------------------------------------------------------------------

    public final String getClassName() {
        return state.className();
    }

    /** The id; null until the object is saved for the first time. */
    public final @Nullable String getObjectId() {
        return state.objectId().orElse(null);
    }

    /** When the object was first saved, by the backend's clock; null while that is not known. */
    public final @Nullable Date getCreatedAt() {
        return state.createdAt().map(Date::from).orElse(null);
    }

    /** When the object was last saved, by the backend's clock; null while that is not known. */
    public final @Nullable Date getUpdatedAt() {
        return state.updatedAt().map(Date::from).orElse(null);
    }

    /** Whether both are the same stored object: the same class, and the same id. */
    public final boolean hasSameId(ParseObject other) {
        return getObjectId() != null && pointer().equals(other.pointer());
    }

    // -- Changes ---------------------------------------------------------------------------------------------------

    /**
     * Sets a field: String, Number, Boolean, Date, Instant, {@code byte[]}, {@link ParseGeoPoint}, {@link ParsePolygon}, another
     * object (as a pointer), or a Map, Collection or array of such values and nulls. The value is copied.
     *
     * @throws ParseException INCORRECT_TYPE (111) for other Java types; INVALID_JSON (107) for what can't be stored: NaN,
     *     integers that a double can't hold, more than 1,000 levels, U+0000
     */
    public ParseObject put(String key, Object value) {
        if (value == null) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    "put(\"" + key + "\", null) is ambiguous; use putNull to store null, remove to remove the field");
        }
        return change(key, pointerTo -> new FieldOperation.Set(new ValueEncoder(pointerTo).encode(value)));
    }

    /** Sets a field to JSON null, which is a value: the field {@linkplain #has is there}. */
    public ParseObject putNull(String key) {
        return change(key, pointerTo -> new FieldOperation.Set(ParseValue.NULL));
    }

    /** Removes the field. */
    public ParseObject remove(String key) {
        return change(key, pointerTo -> new FieldOperation.Delete());
    }

    /** Adds 1 to the number, atomically; a missing field counts as 0. */
    public ParseObject increment(String key) {
        return increment(key, 1);
    }

    /**
     * Adds to the number, atomically; a missing field counts as 0.
     *
     * @throws ParseException INCORRECT_TYPE (111) when the field is known to hold something else
     */
    public ParseObject increment(String key, Number amount) {
        return change(key, pointerTo -> new FieldOperation.Increment(amount.doubleValue()));
    }

    /** Appends one element to the array, atomically; a missing field counts as empty. */
    public ParseObject add(String key, Object element) {
        return addAll(key, Collections.singletonList(element));
    }

    /**
     * Appends the elements to the array, atomically; a missing field counts as empty.
     *
     * @throws ParseException INCORRECT_TYPE (111) when the field is known to hold something else
     */
    public ParseObject addAll(String key, Collection<?> elements) {
        return change(key, pointerTo -> new FieldOperation.Add(new ValueEncoder(pointerTo).encodeAll(elements)));
    }

    /** Appends the element unless the array has an equal one, atomically. */
    public ParseObject addUnique(String key, Object element) {
        return addAllUnique(key, Collections.singletonList(element));
    }

    /**
     * Appends those elements that the array does not have yet, atomically. Objects are equal by class and id.
     *
     * @throws ParseException INCORRECT_TYPE (111) when the field is known to hold something else
     */
    public ParseObject addAllUnique(String key, Collection<?> elements) {
        return change(key, pointerTo -> new FieldOperation.AddUnique(new ValueEncoder(pointerTo).encodeAll(elements)));
    }

    /**
     * Removes every element that equals one of these, atomically.
     *
     * @throws ParseException INCORRECT_TYPE (111) when the field is known to hold something else
     */
    public ParseObject removeAll(String key, Collection<?> elements) {
        return change(key, pointerTo -> new FieldOperation.Remove(new ValueEncoder(pointerTo).encodeAll(elements)));
    }

    /** A copy of the object's ACL; null when it has none and so is open to everybody. */
    public final @Nullable ParseACL getACL() {
        return state.acl().map(ParseACL::new).orElse(null);
    }

    /** Replaces the ACL by a copy of this one. */
    public final ParseObject setACL(ParseACL acl) {
        state.setAcl(acl.toAcl());
        return this;
    }

    /** Whether something is to be saved: the object is new, or it or an object that it points to has changes. */
    public final boolean isDirty() {
        return ObjectGraph.reachableFrom(List.of(this)).stream().anyMatch(ParseObject::needsSaving);
    }

    /** Whether the field has changes of its own that are not saved. */
    public final boolean isDirty(String key) {
        return key.equals("ACL")
                ? state.isAclChanged()
                : state.isChanged(FieldPath.parse(key).field());
    }

    /** Drops all changes that are not saved. */
    public final void revert() {
        state.revert();
    }

    /** Drops the field's changes that are not saved. */
    public final void revert(String key) {
        state.revert(FieldPath.parse(key).field());
    }

    // -- Fields ----------------------------------------------------------------------------------------------------

    /** Whether all fields are at hand: the object is new, or was read whole. */
    public final boolean isDataAvailable() {
        return state.isComplete();
    }

    /** The names of the fields that are there, those that hold null too, without the built-in ones. */
    public final Set<String> keySet() {
        return Collections.unmodifiableSet(state.fields());
    }

    /** Whether the field is there, be it null. */
    public final boolean has(String key) {
        return value(key).isPresent();
    }

    /** The same as {@link #has}. */
    public final boolean containsKey(String key) {
        return has(key);
    }

    /**
     * The value: String, Integer, Long, Double, Boolean, Date, {@code byte[]}, {@link ParseGeoPoint}, {@link ParsePolygon}, {@link
     * ParseObject}, {@link ParseRelation}, {@link io.parsimony.value.FileValue}, unmodifiable List or Map; null where the field is missing or null.
     *
     * @throws ParseException OTHER_CAUSE (-1) when the field has not been read; {@link #fetchIfNeeded()} reads it
     */
    public @Nullable Object get(String key) {
        return decoded(key, Object.class).orElse(null);
    }

    /** The String; null where the field is missing or holds something else. Likewise all typed getters. */
    public @Nullable String getString(String key) {
        return decoded(key, String.class).orElse(null);
    }

    /** The number, cut to an int; 0 where there is none. */
    public int getInt(String key) {
        return number(key).intValue();
    }

    /** The number, cut to a long; 0 where there is none. */
    public long getLong(String key) {
        return number(key).longValue();
    }

    /** The number; 0 where there is none. */
    public double getDouble(String key) {
        return number(key).doubleValue();
    }

    /** The number as Integer, Long or Double, whichever is the narrowest that holds it. */
    public @Nullable Number getNumber(String key) {
        return decoded(key, Number.class).orElse(null);
    }

    /** The Boolean; false where there is none. */
    public boolean getBoolean(String key) {
        return decoded(key, Boolean.class).orElse(false);
    }

    public @Nullable Date getDate(String key) {
        return decoded(key, Date.class).orElse(null);
    }

    /** The Date as an Instant, to the millisecond. */
    public @Nullable Instant getInstant(String key) {
        return decoded(key, Date.class).map(Date::toInstant).orElse(null);
    }

    public byte @Nullable [] getBytes(String key) {
        return decoded(key, byte[].class).orElse(null);
    }

    /** The elements, unmodifiable; the caller names their type, which nobody checks. */
    @SuppressWarnings("unchecked") // as in Parse's SDK: the caller knows what is in the list
    public <T> @Nullable List<T> getList(String key) {
        return (List<T>) decoded(key, List.class).orElse(null);
    }

    /** The members, unmodifiable; the caller names their type, which nobody checks. */
    @SuppressWarnings("unchecked") // as in Parse's SDK: the caller knows what is in the map
    public <V> @Nullable Map<String, V> getMap(String key) {
        return (Map<String, V>) decoded(key, Map.class).orElse(null);
    }

    /** The object pointed to; unless it was included or put here it {@linkplain #isDataAvailable() has no data} yet. */
    public @Nullable ParseObject getParseObject(String key) {
        return decoded(key, ParseObject.class).orElse(null);
    }

    /** The user pointed to. */
    public @Nullable ParseUser getParseUser(String key) {
        return decoded(key, ParseUser.class).orElse(null);
    }

    public @Nullable ParseGeoPoint getParseGeoPoint(String key) {
        return decoded(key, ParseGeoPoint.class).orElse(null);
    }

    public @Nullable ParsePolygon getParsePolygon(String key) {
        return decoded(key, ParsePolygon.class).orElse(null);
    }

    /** The relation of that name, which need not exist yet; its members are changed and queried through it. */
    public <T extends ParseObject> ParseRelation<T> getRelation(String key) {
        return new ParseRelation<>(this, FieldPath.parse(key).field());
    }

    // -- Backend ---------------------------------------------------------------------------------------------------

    /**
     * Saves the changes, and before them those of the objects that this one points to, new ones first. Without changes it asks
     * nothing. After a failure the changes are still there.
     *
     * @return this object
     * @throws ParseException OBJECT_NOT_FOUND (101) when the object is gone or may not be changed, INVALID_POINTER (106) when new
     *     objects point to each other in a circle, OTHER_CAUSE (-1) when the object belongs to no {@link Parse}, and the codes of
     *     {@link io.parsimony.backend.ParseBackend#create}
     */
    public ParseObject save() {
        new ObjectGraphSaver(parse()).save(List.of(this));
        return this;
    }

    /** {@link #save()} on another thread. */
    public CompletableFuture<ParseObject> saveAsync() {
        return parse().async(this::save);
    }

    /**
     * Reads all fields anew. Changes that are not saved stay, on top of what was read.
     *
     * @return this object
     * @throws ParseException OBJECT_NOT_FOUND (101) when the object is gone or may not be read, MISSING_OBJECT_ID (104) when it
     *     is new
     */
    public ParseObject fetch() {
        parse().fetchAll(List.of(this));
        return this;
    }

    /** {@link #fetch()} on another thread. */
    public CompletableFuture<ParseObject> fetchAsync() {
        return parse().async(this::fetch);
    }

    /** Reads all fields unless they are {@linkplain #isDataAvailable() at hand}. */
    public ParseObject fetchIfNeeded() {
        return isDataAvailable() ? this : fetch();
    }

    /** {@link #fetchIfNeeded()} on another thread. */
    public CompletableFuture<ParseObject> fetchIfNeededAsync() {
        return parse().async(this::fetchIfNeeded);
    }

    /**
     * Deletes the stored object; what points to it stays. On an object that was never saved it does nothing.
     *
     * @throws ParseException OBJECT_NOT_FOUND (101) when the object is gone or may not be changed
     */
    public void delete() {
        parse().deleteAll(List.of(this));
    }

    /** {@link #delete()} on another thread. */
    public CompletableFuture<Void> deleteAsync() {
        return parse().async(() -> {
            delete();
            return null;
        });
    }

    /** Class and id, without the data, which may be private. */
    @Override
    public String toString() {
        String id = getObjectId();
        return getClassName() + "[" + (id == null ? "new" : id) + "]";
    }

    // -- For the package -------------------------------------------------------------------------------------------

    final ObjectState state() {
        return state;
    }

    /** Notes that the object was saved by this caller. */
    void saved(Caller caller, SavedObject saved) {
        state.saved(saved);
    }

    /** Notes that the object was deleted. */
    void deleted() {}

    final PointerValue pointer() {
        return state.pointer();
    }

    final boolean needsSaving() {
        return getObjectId() == null || state.hasChanges();
    }

    final void becomeWithoutData(String objectId) {
        state = state.withoutData(objectId);
    }

    final void bindTo(Parse owner) {
        parse = owner;
    }

    final void bindIfUnbound(Parse owner) {
        if (parse == null) {
            parse = owner;
        }
    }

    final Parse parse() {
        if (parse == null) {
            throw new ParseException(
                    ParseException.OTHER_CAUSE,
                    "The object of class " + getClassName()
                            + " belongs to no Parse; make it by parse.object(…) or give it to parse.bind(…)");
        }
        return parse;
    }

    /** Notes a change; {@link ParseUser} looks at the keys. */
    ParseObject change(String key, Function<Function<ParseObject, PointerValue>, FieldOperation> operation) {
        FieldPath path = FieldPath.parse(key);
        boolean isChosenId =
                key.equals(ObjectState.OBJECT_ID) && state.objectId().isEmpty();
        if (BUILT_IN.contains(path.field()) && !isChosenId) {
            throw new ParseException(
                    ParseException.INVALID_KEY_NAME,
                    "'" + path.field() + "' is built in and can't be changed as a field"
                            + (path.field().equals("ACL") ? "; use setACL" : ""));
        }
        state.change(path, operation);
        return this;
    }

    /** What the path leads to; a field's own value, or a member of it. */
    final Optional<ParseValue> value(String key) {
        FieldPath path = FieldPath.parse(key);
        if (!state.isKnown(path.field())) {
            throw new ParseException(
                    ParseException.OTHER_CAUSE,
                    "The field '" + path.field() + "' of this " + getClassName()
                            + " has not been read; call fetchIfNeeded() first, or select or include it in the query");
        }
        return state.value(path.field()).flatMap(value -> NestedOperation.find(value, path.inner()));
    }

    private Number number(String key) {
        return decoded(key, Number.class).orElse(0);
    }

    private <T> Optional<T> decoded(String key, Class<T> type) {
        ValueDecoder decoder = new ValueDecoder(this::objectOf, relation -> getRelation(key));
        return value(key)
                .flatMap(value -> value.accept(decoder))
                .filter(type::isInstance)
                .map(type::cast);
    }

    private ParseObject objectOf(PointerValue pointer) {
        return state.referenced(pointer).orElseGet(() -> {
            ParseObject object = parse().objectWithoutData(pointer.className(), pointer.objectId());
            state.refer(object);
            return object;
        });
    }
}
