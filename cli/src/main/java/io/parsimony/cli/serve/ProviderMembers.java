package io.parsimony.cli.serve;

import io.parsimony.cli.CommandFailure;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of one provider among the settings. Their values may be secrets, and are never repeated. */
final class ProviderMembers {
    private final String provider;
    private final Map<String, ParseValue> members;

    ProviderMembers(String provider, ParseValue options) {
        if (!(options instanceof ObjectValue object)) {
            throw CommandFailure.misunderstood("'auth." + provider + "' must be a JSON object");
        }
        this.provider = provider;
        this.members = object.members();
    }

    /** Refuses members that are none of these. */
    void requireKnown(Set<String> withoutEffect, String... known) {
        for (String member : members.keySet()) {
            if (!withoutEffect.contains(member) && !List.of(known).contains(member)) {
                throw refused(member, "is not supported; leave it out");
            }
        }
    }

    /** A text that must be there. */
    String text(String member) {
        if (members.get(member) instanceof StringValue text && !text.value().isBlank()) {
            return text.value();
        }
        throw refused(member, "must be a string that is not empty");
    }

    /** One text or several; there must be one at least. */
    Set<String> texts(String member) {
        if (!(members.get(member) instanceof ArrayValue array)) {
            return Set.of(text(member));
        }
        Set<String> texts = new LinkedHashSet<>();
        for (ParseValue element : array.elements()) {
            if (!(element instanceof StringValue text) || text.value().isBlank()) {
                throw refused(member, "must be a list of strings that are not empty");
            }
            texts.add(text.value());
        }
        if (texts.isEmpty()) {
            throw refused(member, "must not be empty");
        }
        return texts;
    }

    /** Refuses another value than the one that is the case; the member may be missing. */
    void requireAsItIs(String member, String json) {
        ParseValue given = members.getOrDefault(member, ParseValue.NULL);
        if (!(given instanceof NullValue) && !given.equals(ValueJson.read(json))) {
            throw refused(member, "must be " + json);
        }
    }

    CommandFailure refused(String member, String why) {
        return CommandFailure.misunderstood("'auth." + provider + "." + member + "' " + why);
    }
}
