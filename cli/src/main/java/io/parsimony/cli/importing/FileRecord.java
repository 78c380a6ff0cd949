package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Map;
import java.util.Optional;

/**
 * An object as it stands in a file.
 *
 * @param line the line of its first character, from 1
 * @param members what could be read of it
 * @param malformed why not all of it could; empty when it could
 */
record FileRecord(long line, Map<String, ParseValue> members, Optional<ParseException> malformed) {
    /** Its objectId, as far as there is one. */
    Optional<String> objectId() {
        return text("objectId");
    }

    /** A member that is a string. */
    Optional<String> text(String member) {
        return members.get(member) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }
}
