package io.parsimony;

import io.parsimony.backend.CreateClassRequest;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A class as a whole, for the master key: its fields, indexes and permissions ({@code parse-semantics.md} section 10.1). What is said here
 * is gathered until {@link #save} makes the class, or {@link #update} changes it. Classes come into being by the first write as well; this
 * is for those who want to say beforehand what is in them.
 *
 * <pre>{@code
 * Parse master = parse.asMaster();
 * master.schema("Game")
 *         .addString("title").required("title")
 *         .addNumber("score").defaultValue("score", 0)
 *         .addPointer("winner", "Player")
 *         .addIndex("byScore", "-score")
 *         .save();
 * }</pre>
 *
 * <p>For one thread at a time. Every call to the backend throws OPERATION_FORBIDDEN (119) without the master key, and those that change
 * something also where schemas are locked.
 */
public final class ParseSchema {
    private final Parse parse;
    private final String className;
    private final Map<String, FieldType> fields = new LinkedHashMap<>();
    private final Map<String, Boolean> required = new LinkedHashMap<>();
    private final Map<String, Optional<ParseValue>> defaults = new LinkedHashMap<>();
    private final Set<String> deletedFields = new LinkedHashSet<>();
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final Set<String> deletedIndexes = new LinkedHashSet<>();
    private @Nullable ClassPermissions permissions;

    ParseSchema(Parse parse, String className) {
        this.parse = parse;
        this.className = className;
    }

    /** The class that this is about. */
    public String getClassName() {
        return className;
    }

    // -- Fields ----------------------------------------------------------------------------------------------------

    /** A new field; of one that is there with this type, {@link #update} replaces the options by those that are said here. */
    public ParseSchema addField(String name, FieldType type) {
        fields.put(name, type);
        return this;
    }

    public ParseSchema addString(String name) {
        return addField(name, FieldType.STRING);
    }

    public ParseSchema addNumber(String name) {
        return addField(name, FieldType.NUMBER);
    }

    public ParseSchema addBoolean(String name) {
        return addField(name, FieldType.BOOLEAN);
    }

    public ParseSchema addDate(String name) {
        return addField(name, FieldType.DATE);
    }

    public ParseSchema addObject(String name) {
        return addField(name, FieldType.OBJECT);
    }

    public ParseSchema addArray(String name) {
        return addField(name, FieldType.ARRAY);
    }

    public ParseSchema addGeoPoint(String name) {
        return addField(name, FieldType.GEO_POINT);
    }

    public ParseSchema addPolygon(String name) {
        return addField(name, FieldType.POLYGON);
    }

    public ParseSchema addFile(String name) {
        return addField(name, FieldType.FILE);
    }

    public ParseSchema addBytes(String name) {
        return addField(name, FieldType.BYTES);
    }

    public ParseSchema addPointer(String name, String targetClass) {
        return addField(name, FieldType.pointerTo(targetClass));
    }

    public ParseSchema addRelation(String name, String targetClass) {
        return addField(name, FieldType.relationTo(targetClass));
    }

    /** Objects must have values in these fields, neither missing nor null nor an empty string; a save without one is refused with 142. */
    public ParseSchema required(String... names) {
        List.of(names).forEach(name -> required.put(name, true));
        return this;
    }

    /** Objects need no values in these fields. */
    public ParseSchema optional(String... names) {
        List.of(names).forEach(name -> required.put(name, false));
        return this;
    }

    /**
     * New objects that are saved without this field get this value.
     *
     * @param value as {@link ParseObject#put} takes it; an object must have been saved
     */
    public ParseSchema defaultValue(String name, Object value) {
        defaults.put(name, Optional.of(new ValueEncoder(ParseSchema::pointerTo).encode(value)));
        return this;
    }

    /** New objects that are saved without this field have none. */
    public ParseSchema withoutDefaultValue(String name) {
        defaults.put(name, Optional.empty());
        return this;
    }

    /** Removes a field by {@link #update}, with all that objects have in it, the members of a relation, and the indexes over it. */
    public ParseSchema deleteField(String name) {
        deletedFields.add(name);
        return this;
    }

    // -- Indexes and permissions -------------------------------------------------------------------------------------

    /**
     * A new index.
     *
     * @param name a letter, then letters, digits and {@code _}
     * @param fieldNames in the index's order, a {@code -} before those that descend
     */
    public ParseSchema addIndex(String name, String... fieldNames) {
        Map<String, IndexKey> keys =
                IndexNames.definition(className, List.of(fieldNames)).fields();
        return addIndex(new IndexDefinition(className, name, keys, false));
    }

    /** A new index of any kind. */
    public ParseSchema addIndex(IndexDefinition index) {
        indexes.add(index);
        return this;
    }

    /** Drops an index by {@link #update}. */
    public ParseSchema deleteIndex(String name) {
        deletedIndexes.add(name);
        return this;
    }

    /** What the class lets whom do; replaces what was set before as a whole. Without this call a new class is open to everybody. */
    public ParseSchema setCLP(ClassPermissions classPermissions) {
        this.permissions = classPermissions;
        return this;
    }

    // -- The backend
    // ---------------------------------------------------------------------------------------------------

    /**
     * The class as it is now.
     *
     * @throws ParseException INVALID_CLASS_NAME (103) when it does not exist
     */
    public ClassSchema get() {
        return parse.backend().schema(parse.caller(), className);
    }

    /** {@link #get} on another thread. */
    public CompletableFuture<ClassSchema> getAsync() {
        return parse.async(this::get);
    }

    /**
     * Makes the class.
     *
     * @return the class as it is then
     * @throws ParseException INVALID_CLASS_NAME (103) when it exists, or the name is none; INVALID_KEY_NAME (105),
     *     CHANGED_IMMUTABLE_FIELD (136), INCORRECT_TYPE (111) of a field; INVALID_QUERY (102) of an index; INVALID_JSON (107) of
     *     permissions
     */
    public ClassSchema save() {
        return save(creation());
    }

    /** {@link #save} on another thread. */
    public CompletableFuture<ClassSchema> saveAsync() {
        CreateClassRequest request = creation();
        return parse.async(() -> save(request));
    }

    private ClassSchema save(CreateClassRequest request) {
        return parse.backend().createClass(parse.caller(), request);
    }

    private CreateClassRequest creation() {
        Map<String, FieldDefinition> definitions = new LinkedHashMap<>();
        fields.forEach((name, type) ->
                definitions.put(name, new FieldDefinition(type, options(name, FieldOptions.NONE))));
        optionsAlone().stream().findFirst().ifPresent(name -> {
            throw unknownField(name);
        });
        return new CreateClassRequest(
                className, definitions, indexes, permissions == null ? ClassPermissions.OPEN : permissions);
    }

    /**
     * Changes the class.
     *
     * @return the class as it is then
     * @throws ParseException INVALID_CLASS_NAME (103) when it does not exist; INVALID_SCHEMA_OPERATION (255) when a field that is to go is
     *     not there, or one that is to come is there with another type; and those of {@link #save}
     */
    public ClassSchema update() {
        return update(change());
    }

    /** {@link #update} on another thread. */
    public CompletableFuture<ClassSchema> updateAsync() {
        ParseSchema copy = copy();
        return parse.async(copy::update);
    }

    private ClassSchema update(UpdateClassRequest request) {
        return parse.backend().updateClass(parse.caller(), request);
    }

    private UpdateClassRequest change() {
        Map<String, FieldDefinition> definitions = new LinkedHashMap<>();
        fields.forEach((name, type) ->
                definitions.put(name, new FieldDefinition(type, options(name, FieldOptions.NONE))));
        Set<String> alone = optionsAlone();
        if (!alone.isEmpty()) {
            ClassSchema now = get();
            alone.forEach(name -> definitions.put(
                    name,
                    new FieldDefinition(
                            now.field(name).orElseThrow(() -> unknownField(name)), options(name, now.options(name)))));
        }
        return new UpdateClassRequest(className, definitions, deletedFields, indexes, deletedIndexes, permissions);
    }

    /** Removes the class, which must have no objects: INVALID_SCHEMA_OPERATION (255). One that does not exist is no error. */
    public void delete() {
        parse.backend().deleteClass(parse.caller(), className);
    }

    /** {@link #delete} on another thread. */
    public CompletableFuture<Void> deleteAsync() {
        return parse.asyncAction(this::delete);
    }

    /** Deletes all objects of the class; no trigger runs. */
    public void purge() {
        parse.backend().purgeClass(parse.caller(), className);
    }

    /** {@link #purge} on another thread. */
    public CompletableFuture<Void> purgeAsync() {
        return parse.asyncAction(this::purge);
    }

    /** Fields whose options are said, but not their types. */
    private Set<String> optionsAlone() {
        Set<String> names = new LinkedHashSet<>(required.keySet());
        names.addAll(defaults.keySet());
        names.removeAll(fields.keySet());
        return names;
    }

    private FieldOptions options(String name, FieldOptions before) {
        Optional<ParseValue> defaultValue = defaults.getOrDefault(name, Optional.ofNullable(before.defaultValue()));
        return new FieldOptions(required.getOrDefault(name, before.required()), defaultValue.orElse(null));
    }

    private ParseException unknownField(String name) {
        return new ParseException(
                ParseException.INVALID_SCHEMA_OPERATION,
                "Class '" + className + "' has no field '" + name + "' that something could be asked of; add it too");
    }

    private ParseSchema copy() {
        ParseSchema copy = new ParseSchema(parse, className);
        copy.fields.putAll(fields);
        copy.required.putAll(required);
        copy.defaults.putAll(defaults);
        copy.deletedFields.addAll(deletedFields);
        copy.indexes.addAll(indexes);
        copy.deletedIndexes.addAll(deletedIndexes);
        copy.permissions = permissions;
        return copy;
    }

    private static PointerValue pointerTo(ParseObject object) {
        if (object.getObjectId() == null) {
            throw new ParseException(
                    ParseException.INVALID_POINTER,
                    "A " + object.getClassName()
                            + " that was never saved can be nobody's default value; save it first");
        }
        return object.pointer();
    }
}
