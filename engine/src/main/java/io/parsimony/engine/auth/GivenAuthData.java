package io.parsimony.engine.auth;

import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code authData} of a request.
 *
 * @param providers by name, in alphabetical order, in which they are checked; empty to unlink one
 */
public record GivenAuthData(Map<String, Optional<ObjectValue>> providers) {
    /** Longer ones, which no provider has, would not fit into an index. */
    private static final int LONGEST_ID = 1_000;

    /** Nothing. */
    public static final GivenAuthData NONE = new GivenAuthData(Map.of());

    /** Copies the map. */
    public GivenAuthData {
        providers = Collections.unmodifiableMap(new TreeMap<>(providers));
    }

    /** Whether there is anything to log in by, so that neither a username nor a password is needed. */
    public static boolean isUsable(ParseValue authData) {
        return authData instanceof ObjectValue object
                && object.members().values().stream()
                        .anyMatch(data -> data instanceof ObjectValue one
                                && !one.members().isEmpty());
    }

    /**
     * Reads what the client sent.
     *
     * @throws io.parsimony.ParseException UNSUPPORTED_SERVICE (252) for null and whatever else is no object; INCORRECT_TYPE (111) where a
     *     provider's data are none; INVALID_VALUE (162) for an id that is no String, or a very long one
     */
    public static GivenAuthData read(ParseValue authData) {
        if (!(authData instanceof ObjectValue object)) {
            throw AuthErrors.noObject();
        }
        Map<String, Optional<ObjectValue>> providers = new LinkedHashMap<>();
        object.members().forEach((provider, data) -> providers.put(provider, read(provider, data)));
        return new GivenAuthData(providers);
    }

    private static Optional<ObjectValue> read(String provider, ParseValue data) {
        if (data instanceof NullValue) {
            return Optional.empty();
        }
        if (!(data instanceof ObjectValue object)) {
            throw AuthErrors.noObject(provider);
        }
        id(provider, object);
        return Optional.of(object);
    }

    /** The id that users are looked up by; empty where there is none, or an empty one. */
    static Optional<String> id(String provider, ObjectValue data) {
        ParseValue id = data.members().getOrDefault("id", ParseValue.NULL);
        if (id instanceof NullValue) {
            return Optional.empty();
        }
        if (!(id instanceof StringValue text)) {
            throw AuthErrors.badId(provider);
        }
        if (text.value().length() > LONGEST_ID) {
            throw AuthErrors.longId(provider, LONGEST_ID);
        }
        return text.value().isEmpty() ? Optional.empty() : Optional.of(text.value());
    }

    /** The ids by provider, where there are any. */
    public Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        sent().forEach((provider, data) -> id(provider, data).ifPresent(id -> ids.put(provider, id)));
        return ids;
    }

    /** The data by provider, without those to be unlinked. */
    public Map<String, ObjectValue> sent() {
        Map<String, ObjectValue> sent = new TreeMap<>();
        providers.forEach((provider, data) -> data.ifPresent(object -> sent.put(provider, object)));
        return sent;
    }

    /** The names of those to be linked or logged in by, as a session tells them: joined by commas. */
    public String names() {
        return String.join(",", sent().keySet());
    }

    /** Whether nothing was sent. */
    public boolean isEmpty() {
        return providers.isEmpty();
    }

    /** Without the providers whose data are stored as they were sent, or of which a part was sent: there is nothing to check. */
    public GivenAuthData without(ObjectValue stored) {
        Map<String, Optional<ObjectValue>> changed = new LinkedHashMap<>(providers);
        providers.forEach((provider, data) -> {
            if (data.filter(sent -> isPart(sent, stored.members().get(provider)))
                    .isPresent()) {
                changed.remove(provider);
            }
        });
        return new GivenAuthData(changed);
    }

    /** Whether something was sent and all of it is stored. */
    static boolean isPart(ObjectValue sent, @Nullable ParseValue stored) {
        return stored instanceof ObjectValue object
                && !sent.members().isEmpty()
                && sent.members().entrySet().stream()
                        .allMatch(member ->
                                member.getValue().equals(object.members().get(member.getKey())));
    }

    /** The providers without the data, which must reach no log. */
    @Override
    public String toString() {
        return "GivenAuthData" + providers.keySet();
    }
}
