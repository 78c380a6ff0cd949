package io.parsimony.cli.serve;

import io.parsimony.ParseBuilder;
import io.parsimony.cli.CommandFailure;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The backend behind the gateway, by the settings. */
final class BackendSettings {
    private static final String PROTECTED_FIELDS = "protectedFields";

    private final Settings settings;

    BackendSettings(Settings settings) {
        this.settings = settings;
    }

    /** The database's name, as it was given. */
    String database() {
        return settings.text("databaseURI")
                .filter(name -> !name.isBlank())
                .orElseThrow(
                        () -> CommandFailure.misunderstood(
                                "Missing database; name its file by --databaseURI or the"
                                        + " environment variable PARSE_SERVER_DATABASE_URI, or jdbc:h2:mem: for one that is forgotten"));
    }

    /** A backend that has only to be opened. */
    ParseBuilder builder() {
        ParseBuilder builder = ServedDatabase.builder(database())
                .forgetCurrentUser()
                .clientClassCreation(settings.isOn("allowClientClassCreation", true))
                .customObjectIds(settings.isOn("allowCustomObjectId", false))
                .lockSchemas(settings.isOn("schema.lockSchemas", false))
                .privateUsers(settings.isOn("enforcePrivateUsers", false))
                .ownersSeeAll(settings.isOn("protectedFieldsOwnerExempt", true));
        settings.number("maxLimit").ifPresent(most -> {
            if (most == 0) {
                throw CommandFailure.misunderstood("'maxLimit' must be above 0");
            }
            builder.maxLimit(most);
        });
        settings.object(PROTECTED_FIELDS).ifPresent(json -> builder.protectedFields(protectedFields(json)));
        return builder;
    }

    private static Map<String, Map<String, Set<String>>> protectedFields(ObjectValue json) {
        Map<String, Map<String, Set<String>>> byClass = new HashMap<>();
        json.members().forEach((className, groups) -> {
            Map<String, Set<String>> byGroup = new HashMap<>();
            if (!(groups instanceof ObjectValue object)) {
                throw malformed();
            }
            object.members().forEach((group, fields) -> byGroup.put(group, fields(fields)));
            byClass.put(className, byGroup);
        });
        return byClass;
    }

    private static Set<String> fields(ParseValue json) {
        if (!(json instanceof ArrayValue array)) {
            throw malformed();
        }
        Set<String> fields = new HashSet<>();
        for (ParseValue element : array.elements()) {
            if (!(element instanceof StringValue field)) {
                throw malformed();
            }
            fields.add(field.value());
        }
        return fields;
    }

    private static CommandFailure malformed() {
        return CommandFailure.misunderstood("'" + PROTECTED_FIELDS
                + "' must be of the form {\"Class\":{\"group\":[\"field\"]}}, such as {\"_User\":{\"*\":[\"email\"]}}");
    }
}
