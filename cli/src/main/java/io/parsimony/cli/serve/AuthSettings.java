package io.parsimony.cli.serve;

import io.parsimony.ParseBuilder;
import io.parsimony.auth.AuthOptions;
import io.parsimony.auth.HttpFetcher;
import io.parsimony.auth.provider.AppleAdapter;
import io.parsimony.auth.provider.FacebookAdapter;
import io.parsimony.auth.provider.GoogleAdapter;
import io.parsimony.auth.provider.TotpAdapter;
import io.parsimony.cli.CommandFailure;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Set;

/** The providers that users may log in by, by the settings: {@code {"google": {"clientId": …}}}. What is unknown is refused by name. */
final class AuthSettings {
    private static final Set<String> WITHOUT_EFFECT = Set.of("cacheMaxAge", "cacheMaxEntries");

    private final Settings settings;
    private final HttpFetcher http;

    /**
     * Reads the settings.
     *
     * @param http fetches the keys of providers, and asks them
     */
    AuthSettings(Settings settings, HttpFetcher http) {
        this.settings = settings;
        this.http = http;
    }

    /** Gives the builder its providers. */
    void apply(ParseBuilder builder) {
        builder.anonymousUsers(settings.isOn("enableAnonymousUsers", true));
        settings.object("auth")
                .ifPresent(auth -> auth.members().forEach((provider, options) -> add(builder, provider, options)));
    }

    private void add(ParseBuilder builder, String provider, ParseValue options) {
        if (options instanceof NullValue) {
            return;
        }
        if (provider.equals(AuthOptions.ANONYMOUS)) {
            requireNothing(options);
            return;
        }
        ProviderMembers members = new ProviderMembers(provider, options);
        switch (provider) {
            case "google" -> {
                members.requireKnown(WITHOUT_EFFECT, "clientId");
                builder.auth(provider, new GoogleAdapter(members.texts("clientId"), http));
            }
            case "apple" -> {
                members.requireKnown(WITHOUT_EFFECT, "clientId");
                builder.auth(provider, new AppleAdapter(members.texts("clientId"), http));
            }
            case "facebook" -> {
                members.requireKnown(WITHOUT_EFFECT, "appIds", "appSecret");
                builder.auth(provider, new FacebookAdapter(members.texts("appIds"), members.text("appSecret"), http));
            }
            case "mfa" -> {
                requireTotp(members);
                builder.auth(provider, new TotpAdapter());
            }
            default ->
                throw CommandFailure.misunderstood(
                        "'auth." + provider
                                + "' is a provider that is not supported; leave it out, or write an AuthAdapter for it in Java");
        }
    }

    /** The one kind of codes that {@link TotpAdapter} knows, which is what Parse Server does by default. */
    private static void requireTotp(ProviderMembers members) {
        members.requireKnown(Set.of(), "options", "digits", "period", "algorithm", "enabled");
        if (!members.texts("options").equals(Set.of("TOTP"))) {
            throw members.refused("options", "must be [\"TOTP\"]; codes by SMS are not supported");
        }
        members.requireAsItIs("digits", "6");
        members.requireAsItIs("period", "30");
        members.requireAsItIs("algorithm", "\"SHA1\"");
        members.requireAsItIs("enabled", "true");
    }

    /** Anonymous users have nothing to be configured, and are switched off elsewhere. */
    private static void requireNothing(ParseValue options) {
        boolean isNothing = options.equals(new BooleanValue(true))
                || (options instanceof ObjectValue object && object.members().isEmpty());
        if (!isNothing) {
            throw CommandFailure.misunderstood(
                    "'auth." + AuthOptions.ANONYMOUS + "' must be {}; 'enableAnonymousUsers' switches it off");
        }
    }
}
