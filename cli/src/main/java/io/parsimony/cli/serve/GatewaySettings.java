package io.parsimony.cli.serve;

import io.parsimony.cli.CommandFailure;
import io.parsimony.rest.ParseGateway;
import io.parsimony.rest.ParseGatewayBuilder;
import io.parsimony.rest.options.AddressRange;
import io.parsimony.rest.options.CrossOrigin;
import io.parsimony.rest.options.GatewayKeys;
import io.parsimony.rest.options.Idempotency;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The gateway, by the settings. */
final class GatewaySettings {
    static final int DEFAULT_PORT = 1337;
    static final String DEFAULT_HOST = "127.0.0.1";
    static final String DEFAULT_MOUNT = "/parse";
    static final String DEFAULT_APPLICATION = "parsimony";

    private final Settings settings;

    GatewaySettings(Settings settings) {
        this.settings = settings;
    }

    String applicationId() {
        return settings.text("appId", DEFAULT_APPLICATION);
    }

    String applicationName() {
        return settings.text("appName", applicationId());
    }

    /** The URL of the mount in mails. */
    URI publicUrl() {
        return url("publicServerURL")
                .or(() -> url("serverURL"))
                .orElseGet(() -> URI.create("http://" + settings.text("host", DEFAULT_HOST) + ":"
                        + settings.number("port", DEFAULT_PORT)
                        + settings.text("mountPath", DEFAULT_MOUNT)));
    }

    /** A gateway that has only to be started. */
    ParseGatewayBuilder builder() {
        ParseGatewayBuilder builder = ParseGateway.builder()
                .host(settings.text("host", DEFAULT_HOST))
                .port(settings.number("port", DEFAULT_PORT))
                .mount(settings.text("mountPath", DEFAULT_MOUNT))
                .applicationId(applicationId())
                .applicationName(applicationName());
        url("serverURL").ifPresent(builder::serverUrl);
        keys(builder);
        limits(builder);
        new AdmissionSettings(settings).apply(builder);
        try {
            builder.crossOrigin(new CrossOrigin(
                    settings.list("allowOrigin").orElse(List.of()),
                    settings.list("allowHeaders").orElse(List.of())));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.misunderstood("'allowOrigin' or 'allowHeaders' can't be: " + e.getMessage());
        }
        idempotency().ifPresent(builder::idempotency);
        return settings.isOn("resetEndpoint", false) ? builder.resetEndpoint() : builder;
    }

    private void keys(ParseGatewayBuilder builder) {
        try {
            GatewayKeys keys = settings.text("masterKey")
                    .map(GatewayKeys::ofMaster)
                    .orElseGet(GatewayKeys::ofRandomMaster)
                    .withMasterFrom(addresses("masterKeyIps"))
                    .withReadOnlyMaster(
                            settings.text("readOnlyMasterKey").orElse(null), addresses("readOnlyMasterKeyIps"))
                    .withMaintenance(settings.text("maintenanceKey").orElse(null), addresses("maintenanceKeyIps"))
                    .withClientKeys(
                            settings.text("clientKey").orElse(null),
                            settings.text("javascriptKey").orElse(null),
                            settings.text("restAPIKey").orElse(null),
                            settings.text("dotNetKey").orElse(null));
            builder.keys(keys);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.misunderstood("The keys can't be: " + e.getMessage());
        }
    }

    private List<AddressRange> addresses(String name) {
        try {
            return settings.list(name)
                    .map(texts -> texts.stream().map(AddressRange::parse).toList())
                    .orElse(GatewayKeys.LOOPBACK);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.misunderstood("'" + name + "' can't be: " + e.getMessage());
        }
    }

    private void limits(ParseGatewayBuilder builder) {
        settings.number("requestComplexity.batchRequestLimit")
                .ifPresent(most -> builder.limits(limits -> limits.withMaxBatch(most)));
        settings.number("defaultLimit").ifPresent(objects -> {
            if (objects == 0) {
                throw CommandFailure.misunderstood("'defaultLimit' must be above 0");
            }
            builder.limits(limits -> limits.withDefaultLimit(objects));
        });
        settings.text("maxUploadSize").ifPresent(text -> {
            long bytes = ByteSizes.parse(text)
                    .orElseThrow(() -> CommandFailure.misunderstood("'maxUploadSize' must be a size such as 20mb"));
            try {
                builder.limits(limits -> limits.withMaxBodyBytes(bytes));
            } catch (IllegalArgumentException e) {
                throw CommandFailure.misunderstood("'maxUploadSize' must lie between 1 byte and 1gb");
            }
        });
    }

    private Optional<Idempotency> idempotency() {
        try {
            return settings.list("idempotencyOptions.paths")
                    .map(paths -> new Idempotency(
                            paths.stream().map(Pattern::compile).toList(),
                            Duration.ofSeconds(settings.number("idempotencyOptions.ttl", 300))));
        } catch (PatternSyntaxException e) {
            throw CommandFailure.misunderstood(
                    "'idempotencyOptions.paths' has what is no regular expression: " + e.getDescription());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.misunderstood("'idempotencyOptions.ttl' must be above 0");
        }
    }

    private Optional<URI> url(String name) {
        return settings.text(name).map(text -> {
            try {
                URI url = new URI(text);
                if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
                    throw malformedUrl(name);
                }
                return url;
            } catch (URISyntaxException e) {
                throw malformedUrl(name);
            }
        });
    }

    private static CommandFailure malformedUrl(String name) {
        return CommandFailure.misunderstood("'" + name + "' must be a URL such as https://example.org/parse");
    }
}
