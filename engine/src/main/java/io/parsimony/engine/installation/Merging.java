package io.parsimony.engine.installation;

import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.InstallationFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the installation that a write is about, and removes others that have its deviceToken, so that a push never arrives twice ({@code
 * parse-semantics.md} section 5.12).
 *
 * @param sent what the write says of the device
 */
record Merging(ObjectReader reader, OwnWrites own, Device sent) implements Draft.Upsert.Choice {
    @Override
    public Optional<String> target(WriteTransaction transaction, @Nullable StoredObject named) {
        if (named != null) {
            requireSame(Device.of(named));
        }
        StoredObject match = matching(transaction, InstallationFields.ID, sent.id()).stream()
                .findFirst()
                .orElse(named);
        List<StoredObject> ofToken = matching(transaction, InstallationFields.DEVICE_TOKEN, sent.token());
        if (match == null) {
            if (sent.type() == null) {
                throw InstallationErrors.deviceTypeMissing();
            }
            return withoutMatch(transaction, ofToken);
        }
        return Optional.of(withMatch(transaction, match, ofToken));
    }

    private void requireSame(Device stored) {
        if (isChanged(stored.id(), sent.id())) {
            throw InstallationErrors.changed(InstallationFields.ID);
        }
        if (isChanged(stored.token(), sent.token()) && sent.id() == null && stored.id() == null) {
            throw InstallationErrors.changed(InstallationFields.DEVICE_TOKEN);
        }
        if (sent.type() != null && !sent.type().equals(stored.type())) {
            throw InstallationErrors.changed(InstallationFields.DEVICE_TYPE);
        }
    }

    private static boolean isChanged(@Nullable String stored, @Nullable String sent) {
        return stored != null && sent != null && !stored.equals(sent);
    }

    private List<StoredObject> matching(WriteTransaction transaction, String field, @Nullable String value) {
        return value == null
                ? List.of()
                : reader.find(
                        transaction,
                        SystemClasses.INSTALLATION,
                        new Constraint.Compare(FieldPath.of(field), Comparison.EQUAL, new StringValue(value)));
    }

    /** Nobody has the id, or none was sent. */
    private Optional<String> withoutMatch(WriteTransaction transaction, List<StoredObject> ofToken) {
        if (ofToken.isEmpty()) {
            return Optional.empty();
        }
        if (ofToken.size() == 1
                && (sent.id() == null || Device.of(ofToken.get(0)).id() == null)) {
            return Optional.of(ofToken.get(0).objectId()); // it is the same device, which had no id or said none
        }
        if (sent.id() == null) {
            throw InstallationErrors.severalOfToken();
        }
        remove(transaction, ofToken, other -> true);
        return Optional.empty();
    }

    private String withMatch(WriteTransaction transaction, StoredObject match, List<StoredObject> ofToken) {
        if (ofToken.size() == 1
                && Device.of(ofToken.get(0)).id() == null
                && !ofToken.get(0).objectId().equals(match.objectId())) {
            // the token's object had no id and gets this one's
            own.delete(transaction, SystemClasses.INSTALLATION, match.objectId());
            return ofToken.get(0).objectId();
        }
        if (sent.token() != null && !sent.token().equals(Device.of(match).token())) {
            remove(transaction, ofToken, other -> !other.objectId().equals(match.objectId()));
        }
        return match.objectId();
    }

    /** Of the same application only, where the write says which. */
    private void remove(WriteTransaction transaction, List<StoredObject> ofToken, Predicate<StoredObject> others) {
        ofToken.stream()
                .filter(others)
                .filter(other -> sent.appIdentifier() == null
                        || Objects.equals(sent.appIdentifier(), Device.of(other).appIdentifier()))
                .forEach(other -> own.delete(transaction, SystemClasses.INSTALLATION, other.objectId()));
    }
}
