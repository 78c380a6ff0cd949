package io.parsimony.engine.store;

import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The classes, their fields and indexes. Every method commits by itself, is idempotent, and may be called by several threads
 * at once: who comes second gets what the first one made.
 */
public interface SchemaStore {
    /** All classes, by name. */
    List<ClassSchema> list();

    /**
     * One class as it is now, if it was ever made. It is kept in memory, and is one object for as long as it does not change.
     */
    Optional<ClassSchema> find(String className);

    /**
     * Makes the class with these fields, options and permissions, unless it is there.
     *
     * @return the class as it is now: the other's where another caller was first
     */
    ClassSchema createClass(ClassSchema schema);

    /**
     * Adds the fields that the class does not have.
     *
     * @return the class as it is now: a field that was there keeps its type
     */
    ClassSchema addFields(String className, Map<String, FieldType> fields);

    /**
     * Replaces what is asked of some fields; those that the class does not have are passed over.
     *
     * @return the class as it is now
     */
    ClassSchema setOptions(String className, Map<String, FieldOptions> options);

    /**
     * Replaces the class's permissions as a whole.
     *
     * @return the class as it is now
     */
    ClassSchema setPermissions(String className, ClassPermissions permissions);

    /**
     * Removes fields, with all that objects have in them, the members of relations, and the indexes over them. Fields that the class does
     * not have are passed over. Returns when all is gone; others wait meanwhile, and whoever was about to write one of the fields is told
     * STALE.
     *
     * @return the class as it is now
     */
    ClassSchema deleteFields(String className, Set<String> fields);

    /**
     * Removes a class without objects, with its indexes and relations; one that is not there is no error. Whoever was about to write to it
     * is told STALE.
     *
     * @return whether it is gone; false, with nothing changed, when it has objects
     */
    boolean deleteClass(String className);

    /** A class's indexes, without those that every class has. */
    List<IndexDefinition> indexes(String className);

    /**
     * Makes an index and returns when it is built; the same index again changes nothing. A store that looks up the fields in a
     * column of their own makes that column first.
     *
     * @throws StoreException DUPLICATE when objects contradict a unique index, INDEX_EXISTS when another one has this name,
     *     UNSUPPORTED when the type of a field can't be indexed
     */
    void createIndex(IndexDefinition index);

    /** Drops an index and returns when it is gone; an index that is not there is no error. */
    void deleteIndex(String className, String name);
}
