package io.parsimony.cli.serve;

import io.parsimony.cli.CommandFailure;
import io.parsimony.rest.options.RateLimit;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One member of {@code rateLimit}.
 *
 * @param name for messages, such as {@code rateLimit[0]}
 * @param members as given
 */
record RateLimitMembers(String name, Map<String, ParseValue> members) {
    private static final String PATH = "requestPath";
    private static final String WINDOW = "requestTimeWindow";
    private static final String COUNT = "requestCount";
    private static final String METHODS = "requestMethods";
    private static final String ZONE = "zone";
    private static final String MASTER_KEY = "includeMasterKey";
    private static final String INTERNAL = "includeInternalRequests";
    private static final String MESSAGE = "errorResponseMessage";
    private static final Set<String> ALL = Set.of(PATH, WINDOW, COUNT, METHODS, ZONE, MASTER_KEY, INTERNAL, MESSAGE);

    private static final Map<String, RateLimit.Zone> ZONES = Map.of(
            "ip", RateLimit.Zone.IP,
            "user", RateLimit.Zone.USER,
            "session", RateLimit.Zone.SESSION,
            "global", RateLimit.Zone.GLOBAL);

    /** The limit. */
    RateLimit limit() {
        for (String member : members.keySet()) {
            if (!ALL.contains(member)) {
                throw refused(member, "is not supported; leave it out");
            }
        }
        int window = wholeNumber(WINDOW);
        int count = wholeNumber(COUNT);
        if (window == 0) {
            throw refused(WINDOW, "must be above 0");
        }
        RateLimit limit;
        try {
            limit = RateLimit.of(requiredText(PATH), count, Duration.ofMillis(window));
        } catch (IllegalArgumentException e) {
            throw refused(PATH, "can't be: " + e.getMessage());
        }
        limit = withMethods(limit).by(zone());
        limit = isOn(MASTER_KEY) ? limit.withMasterKey() : limit;
        limit = isOn(INTERNAL) ? limit.withThisMachine() : limit;
        return members.containsKey(MESSAGE) ? limit.saying(requiredText(MESSAGE)) : limit;
    }

    private RateLimit withMethods(RateLimit limit) {
        ParseValue methods = value(METHODS);
        if (methods instanceof NullValue) {
            return limit;
        }
        Optional<List<String>> names = SettingValues.texts(methods);
        if (names.isPresent()) {
            return limit.forMethods(names.get().stream()
                    .map(method -> method.toUpperCase(Locale.ROOT))
                    .toList());
        }
        try {
            return limit.forMethods(Pattern.compile(requiredText(METHODS)));
        } catch (PatternSyntaxException e) {
            throw refused(METHODS, "is no regular expression: " + e.getDescription());
        }
    }

    private RateLimit.Zone zone() {
        ParseValue zone = value(ZONE);
        if (zone instanceof NullValue) {
            return RateLimit.Zone.IP;
        }
        if (zone instanceof StringValue text && ZONES.containsKey(text.value())) {
            return ZONES.getOrDefault(text.value(), RateLimit.Zone.IP);
        }
        throw refused(ZONE, "must be ip, user, session or global");
    }

    private boolean isOn(String member) {
        ParseValue value = value(member);
        if (value instanceof BooleanValue on) {
            return on.value();
        }
        if (value instanceof NullValue) {
            return false;
        }
        throw refused(member, "must be true or false");
    }

    private String requiredText(String member) {
        if (value(member) instanceof StringValue text && !text.value().isEmpty()) {
            return text.value();
        }
        throw refused(member, "must be a string that is not empty");
    }

    private int wholeNumber(String member) {
        return SettingValues.wholeNumber(value(member))
                .orElseThrow(() -> refused(member, "must be a whole number from 0"));
    }

    private ParseValue value(String member) {
        return members.getOrDefault(member, ParseValue.NULL);
    }

    private CommandFailure refused(String member, String why) {
        return CommandFailure.misunderstood("'" + name + "." + member + "' " + why);
    }
}
