package io.parsimony.auth.token;

import io.parsimony.ParseException;
import io.parsimony.auth.HttpFetcher;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.net.URI;

/**
 * Finds a provider's keys by what it publishes about itself (OpenID Connect Discovery 1.0).
 *
 * @param issuer the provider's name, which is an address as well
 */
public record Discovery(String issuer) implements FetchedKeys.KeyPlace {
    @Override
    public URI find(HttpFetcher http) throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            URI about = URI.create(base + "/.well-known/openid-configuration");
            ObjectValue configuration = ValueJson.readObject(FetchedKeys.document(http, about));
            if (!text(configuration, "issuer").equals(issuer)) {
                throw new IOException(about.getHost() + " calls itself by another issuer's name");
            }
            return URI.create(text(configuration, "jwks_uri"));
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("What the provider publishes about itself can't be read", e);
        }
    }

    private static String text(ObjectValue json, String member) {
        return json.members().get(member) instanceof StringValue text ? text.value() : "";
    }
}
