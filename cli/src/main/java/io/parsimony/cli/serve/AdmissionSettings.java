package io.parsimony.cli.serve;

import io.parsimony.cli.CommandFailure;
import io.parsimony.rest.ParseGatewayBuilder;
import io.parsimony.rest.options.DeniedKeyword;
import io.parsimony.rest.options.RouteAllowList;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whom the gateway lets in, and how often, by the settings. */
final class AdmissionSettings {
    private static final String RATE_LIMIT = "rateLimit";
    private static final String ROUTE_ALLOW_LIST = "routeAllowList";

    private static final String KEYWORDS = "requestKeywordDenylist";
    private static final Set<String> KEYWORD_MEMBERS = Set.of("key", "value");

    private final Settings settings;

    AdmissionSettings(Settings settings) {
        this.settings = settings;
    }

    /** Gives the builder what the settings say. */
    void apply(ParseGatewayBuilder builder) {
        settings.json(ProxySettings.NAME).ifPresent(json -> builder.trustedProxies(ProxySettings.read(json)));
        settings.json(RATE_LIMIT).ifPresent(json -> {
            List<RateLimitMembers> limits = limits(json);
            builder.rateLimits(limits.stream().map(RateLimitMembers::limit).toList());
        });
        settings.json(KEYWORDS).ifPresent(json -> {
            if (!(json instanceof ArrayValue array)) {
                throw malformedKeyword("it must be a list");
            }
            builder.deniedKeywords(
                    array.elements().stream().map(AdmissionSettings::keyword).toList());
        });
        settings.list(ROUTE_ALLOW_LIST)
                .ifPresent(patterns -> builder.routeAllowList(new RouteAllowList(
                        patterns.stream().map(AdmissionSettings::pattern).toList())));
    }

    private static DeniedKeyword keyword(ParseValue json) {
        if (!(json instanceof ObjectValue object)
                || !KEYWORD_MEMBERS.containsAll(object.members().keySet())) {
            throw malformedKeyword("each must be an object of 'key' and 'value'");
        }
        ParseValue key = object.members().get("key");
        try {
            return new DeniedKeyword(
                    key == null ? null : Pattern.compile(keyText(key)),
                    object.members().get("value"));
        } catch (PatternSyntaxException e) {
            throw malformedKeyword("has what is no regular expression: " + e.getDescription());
        } catch (IllegalArgumentException e) {
            throw malformedKeyword(String.valueOf(e.getMessage()));
        }
    }

    private static String keyText(ParseValue key) {
        if (key instanceof StringValue text) {
            return text.value();
        }
        throw malformedKeyword("a 'key' must be a string");
    }

    private static CommandFailure malformedKeyword(String why) {
        return CommandFailure.misunderstood("'" + KEYWORDS + "' can't be: " + why);
    }

    /** One limit may stand by itself. */
    private static List<RateLimitMembers> limits(ParseValue json) {
        List<ParseValue> given = json instanceof ArrayValue array ? array.elements() : List.of(json);
        List<RateLimitMembers> limits = new ArrayList<>();
        for (ParseValue one : given) {
            if (!(one instanceof ObjectValue object)) {
                throw CommandFailure.misunderstood("'" + RATE_LIMIT
                        + "' must be a list of objects, such as [{\"requestPath\":\"/login\",\"requestTimeWindow\":60000,"
                        + "\"requestCount\":10}]");
            }
            limits.add(new RateLimitMembers(RATE_LIMIT + "[" + limits.size() + "]", object.members()));
        }
        return limits;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw CommandFailure.misunderstood(
                    "'" + ROUTE_ALLOW_LIST + "' has what is no regular expression: " + e.getDescription());
        }
    }
}
