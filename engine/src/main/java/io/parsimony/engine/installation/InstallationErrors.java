package io.parsimony.engine.installation;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.InstallationFields;

/** Why a write to an installation is refused. */
final class InstallationErrors {
    private InstallationErrors() {}

    static ParseException idMissing() {
        return new ParseException(
                ParseException.MISSING_REQUIRED_FIELD,
                "An installation needs an '" + InstallationFields.ID + "' or a '" + InstallationFields.DEVICE_TOKEN
                        + "'");
    }

    static ParseException deviceTypeMissing() {
        return new ParseException(
                ParseException.MISSING_REQUIRED_FIELD,
                "A new installation needs a '" + InstallationFields.DEVICE_TYPE + "', such as android or ios");
    }

    static ParseException changed(String field) {
        return new ParseException(
                ParseException.CHANGED_IMMUTABLE_FIELD,
                "'" + field + "' of an installation can't be changed once it is set");
    }

    static ParseException severalOfToken() {
        return new ParseException(
                ParseException.INVALID_INSTALLATION_ID,
                "Several installations have this '" + InstallationFields.DEVICE_TOKEN + "'; pass the '"
                        + InstallationFields.ID + "' of the one that is meant");
    }

    static ParseException notText(String field) {
        return new ParseException(
                ParseException.INCORRECT_TYPE, "'" + field + "' of an installation can only be set, to a String");
    }
}
