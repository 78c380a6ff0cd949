package io.parsimony.engine.store;

import io.parsimony.schema.ClassSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A running transaction. For one thread; not valid after the work that it was given to has ended. */
public interface WriteTransaction {
    /**
     * The class that this transaction writes to. What it writes is right for this class, or fails with STALE.
     *
     * @throws StoreException STALE when it does not exist
     */
    ClassSchema schema(String className);

    /** Reads the object and locks its row until the transaction ends. Empty when it is not there. */
    Optional<StoredObject> lock(String className, String objectId);

    /**
     * Reads the objects that match as the transaction sees them: with what it wrote itself, and with what others have committed until now.
     * Nothing is locked.
     *
     * @param scan of a class that the transaction was opened for, and of no other one; made by the same store
     * @return all of them, in the scan's order
     */
    List<StoredObject> find(PreparedScan scan, Bindings bindings);

    /**
     * Writes a new object with a new change number.
     *
     * @throws StoreException DUPLICATE when the objectId or the values of a unique index are taken
     */
    void insert(NewObject object);

    /**
     * Writes an object as it was elsewhere: as {@link #insert}, under an id whose former object may have been deleted here. Its
     * tombstone goes.
     *
     * @throws StoreException DUPLICATE when the objectId or the values of a unique index are taken
     */
    void restore(NewObject object);

    /**
     * As {@link #update}, but the time of creation is replaced too.
     *
     * @throws StoreException DUPLICATE when the values of a unique index are taken
     */
    void replace(NewObject object);

    /**
     * Replaces a locked object's document, ACL number and time of update, and gives it a new change number.
     *
     * @throws StoreException DUPLICATE when the values of a unique index are taken
     */
    void update(NewObject object);

    /** Deletes a locked object, with the relation rows that it owns, and leaves a tombstone with a new change number. */
    void delete(String className, String objectId);

    /**
     * Deletes the class's first objects in the order of insertion, as {@link #delete} does.
     *
     * @param count how many at most
     * @return how many
     */
    int deleteFirst(String className, int count);

    /** Adds members to a relation of an object; those that are members already stay. */
    void relate(RelationKey relation, String ownerId, List<String> memberIds);

    /** Removes members from a relation of an object; those that are none are ignored. */
    void unrelate(RelationKey relation, String ownerId, List<String> memberIds);

    /**
     * Lets every process know, with this transaction's commit, that something of a topic has changed: {@link Store#announced} grows. To
     * announce what did not change in the end does no harm.
     */
    void announce(String topic);

    /** Runs a part of the work; when it throws, what the part wrote is undone and the rest of the transaction goes on. */
    <R> R part(Supplier<R> part);
}
