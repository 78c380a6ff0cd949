package io.parsimony.engine.installation;

import io.parsimony.engine.schema.InstallationFields;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells one device from another, as it is stored or as a write sends it.
 *
 * @param id its installationId, in lower case; null for none
 * @param token its deviceToken; null for none
 * @param type its deviceType; null for none
 * @param appIdentifier which application runs on it; null for none
 */
record Device(
        @Nullable String id,
        @Nullable String token,
        @Nullable String type,
        @Nullable String appIdentifier) {
    /** Apple's tokens are so long, and of hexadecimal digits in either case. */
    private static final int LENGTH_OF_APPLE_TOKEN = 64;

    static Device of(StoredObject installation) {
        ObjectValue fields = installation.document().fields();
        return new Device(
                text(fields.members().get(InstallationFields.ID)),
                text(fields.members().get(InstallationFields.DEVICE_TOKEN)),
                text(fields.members().get(InstallationFields.DEVICE_TYPE)),
                text(fields.members().get(InstallationFields.APP_IDENTIFIER)));
    }

    /** What a write sets; its operations must be {@linkplain #canonical canonical}. */
    static Device of(Map<FieldPath, FieldOperation> operations) {
        return new Device(
                text(operations, InstallationFields.ID),
                text(operations, InstallationFields.DEVICE_TOKEN),
                text(operations, InstallationFields.DEVICE_TYPE),
                text(operations, InstallationFields.APP_IDENTIFIER));
    }

    /**
     * The operations with ids and tokens in the form in which they are compared.
     *
     * @throws io.parsimony.ParseException INCORRECT_TYPE (111) where one of them is changed otherwise than set or deleted,
     *     CHANGED_IMMUTABLE_FIELD (136) where what must stay is deleted
     */
    static Map<FieldPath, FieldOperation> canonical(Map<FieldPath, FieldOperation> operations) {
        Map<FieldPath, FieldOperation> canonical = new LinkedHashMap<>(operations);
        operations.forEach((path, operation) -> {
            switch (path.field()) {
                case InstallationFields.ID ->
                    canonical.put(path, set(requireText(path, operation).toLowerCase(Locale.ROOT)));
                case InstallationFields.DEVICE_TYPE -> requireText(path, operation);
                case InstallationFields.DEVICE_TOKEN -> {
                    if (!isDeletion(operation)) {
                        String token = requireText(path, operation);
                        canonical.put(
                                path,
                                set(token.length() == LENGTH_OF_APPLE_TOKEN ? token.toLowerCase(Locale.ROOT) : token));
                    }
                }
                default -> {}
            }
        });
        return canonical;
    }

    private static FieldOperation set(String text) {
        return new FieldOperation.Set(new StringValue(text));
    }

    private static String requireText(FieldPath path, FieldOperation operation) {
        if (isDeletion(operation)) {
            throw InstallationErrors.changed(path.field());
        }
        if (path.isNested()
                || !(operation instanceof FieldOperation.Set set)
                || !(set.value() instanceof StringValue text)) {
            throw InstallationErrors.notText(path.field());
        }
        return text.value();
    }

    private static boolean isDeletion(FieldOperation operation) {
        return operation instanceof FieldOperation.Delete
                || (operation instanceof FieldOperation.Set set
                        && (set.value() instanceof NullValue || set.value().equals(new StringValue(""))));
    }

    private static @Nullable String text(Map<FieldPath, FieldOperation> operations, String field) {
        return operations.get(FieldPath.of(field)) instanceof FieldOperation.Set set ? text(set.value()) : null;
    }

    private static @Nullable String text(@Nullable ParseValue value) {
        return value instanceof StringValue text && !text.value().isEmpty() ? text.value() : null;
    }

    /** Whether it says nothing by which devices are told apart. */
    boolean isAnybody() {
        return id == null && token == null;
    }

    Optional<String> known() {
        return Optional.ofNullable(id);
    }
}
