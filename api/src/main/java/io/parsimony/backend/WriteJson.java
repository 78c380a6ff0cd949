package io.parsimony.backend;

import io.parsimony.json.AclJson;
import io.parsimony.json.OperationJson;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes in Parse's REST form ({@code parse-semantics.md} sections 2.1 to 2.3): an object whose members are values to set, operations, and
 * the {@code ACL}.
 */
public final class WriteJson {
    private static final String ACL = "ACL";

    /** Whom nobody but the master key gets past. */
    private static final Acl LOCKED = new Acl(Set.of(), Set.of());

    private WriteJson() {}

    /**
     * Reads a new object.
     *
     * @throws io.parsimony.ParseException INVALID_KEY_NAME (105), INVALID_JSON (107), COMMAND_UNAVAILABLE (108), INCORRECT_TYPE (111),
     *     INVALID_ACL (123)
     */
    public static CreateRequest readCreate(String className, ObjectValue body) {
        return new CreateRequest(className, operations(body), acl(body));
    }

    /**
     * Reads a change of an object.
     *
     * @throws io.parsimony.ParseException those of {@link #readCreate}
     */
    public static UpdateRequest readUpdate(String className, String objectId, ObjectValue body) {
        return new UpdateRequest(className, objectId, operations(body), acl(body));
    }

    /**
     * What happens to which field, without the ACL.
     *
     * @throws io.parsimony.ParseException INVALID_KEY_NAME (105), INVALID_JSON (107), COMMAND_UNAVAILABLE (108), INCORRECT_TYPE (111)
     */
    public static Map<FieldPath, FieldOperation> operations(ObjectValue body) {
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        body.members().forEach((key, value) -> {
            if (!key.equals(ACL)) {
                operations.put(FieldPath.parse(key), OperationJson.read(key, value));
            }
        });
        return operations;
    }

    /**
     * The ACL; null where none is sent. One that is deleted leaves the object to the master key alone, as Parse Server has it.
     *
     * @throws io.parsimony.ParseException INVALID_ACL (123)
     */
    public static @Nullable Acl acl(ObjectValue body) {
        ParseValue acl = body.members().getOrDefault(ACL, ParseValue.NULL);
        if (acl instanceof NullValue) {
            return null;
        }
        boolean isDeleted = acl instanceof ObjectValue object
                && new StringValue("Delete").equals(object.members().get("__op"));
        return isDeleted ? LOCKED : AclJson.read(acl);
    }
}
