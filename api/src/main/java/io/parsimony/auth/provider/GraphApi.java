package io.parsimony.auth.provider;

import io.parsimony.ParseException;
import io.parsimony.auth.HttpFetcher;
import io.parsimony.json.ValueJson;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Facebook's own interface, asked with the user's token and the proof that we know the application's secret.
 *
 * @param appSecret must reach no log
 */
record GraphApi(String appSecret, HttpFetcher http) implements FacebookVerifier {
    private static final String GRAPH = "https://graph.facebook.com/";

    @Override
    public Optional<Owner> owner(String accessToken) throws IOException {
        String credentials = "access_token=" + URLEncoder.encode(accessToken, StandardCharsets.UTF_8)
                + "&appsecret_proof=" + proof(accessToken);
        Optional<String> app = id("app?" + credentials);
        if (app.isEmpty()) {
            return Optional.empty();
        }
        return id("me?fields=id&" + credentials).map(user -> new Owner(app.get(), user));
    }

    private Optional<String> id(String pathAndQuery) throws IOException {
        HttpFetcher.Response response = http.get(URI.create(GRAPH + pathAndQuery));
        if (response.status() >= 400 && response.status() < 500) {
            return Optional.empty();
        }
        if (response.status() != 200) {
            throw new IOException("graph.facebook.com answered with status " + response.status());
        }
        try {
            return ValueJson.readObject(response.body().getBytes(StandardCharsets.UTF_8))
                                    .members()
                                    .get("id")
                            instanceof StringValue id
                    ? Optional.of(id.value())
                    : Optional.empty();
        } catch (ParseException e) {
            throw new IOException("graph.facebook.com answered with something that is not JSON", e);
        }
    }

    private String proof(String accessToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GraphApi";
    }
}
