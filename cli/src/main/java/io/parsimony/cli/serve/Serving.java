package io.parsimony.cli.serve;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseException;
import io.parsimony.auth.HttpFetcher;
import io.parsimony.cli.CommandFailure;
import io.parsimony.rest.ParseGateway;
import io.parsimony.rest.ParseGatewayBuilder;
import java.io.PrintWriter;

/** A backend and its gateway, running. Thread-safe; whoever started it closes it. */
final class Serving implements AutoCloseable {
    private final Parse parse;
    private final ParseGateway gateway;

    private Serving(Parse parse, ParseGateway gateway) {
        this.parse = parse;
        this.gateway = gateway;
    }

    /**
     * Starts what the settings say.
     *
     * @param log where mail for the log goes
     * @throws CommandFailure when it can't be
     */
    static Serving start(Settings settings, PrintWriter log) {
        return start(settings, log, HttpFetcher.overInternet());
    }

    /** The same, reaching providers in the given way. */
    static Serving start(Settings settings, PrintWriter log, HttpFetcher http) {
        GatewaySettings gatewaySettings = new GatewaySettings(settings);
        ParseGatewayBuilder builder = gatewaySettings.builder();
        Parse parse;
        try {
            ParseBuilder backend = new BackendSettings(settings).builder();
            new AuthSettings(settings, http).apply(backend);
            parse = backend.accounts(new AccountSettings(settings)
                            .options(new MailSettings(settings, gatewaySettings)
                                    .options(log)
                                    .orElse(null)))
                    .open();
        } catch (ParseException e) {
            throw CommandFailure.unavailable(String.valueOf(e.getMessage()), e);
        }
        try {
            return new Serving(parse, builder.start(parse));
        } catch (ParseException e) {
            parse.close();
            throw e.getCode() == ParseException.CONNECTION_FAILED
                    ? CommandFailure.unavailable(String.valueOf(e.getMessage()), e)
                    : CommandFailure.misunderstood(String.valueOf(e.getMessage()));
        }
    }

    ParseGateway gateway() {
        return gateway;
    }

    /** Takes no more requests, waits for those that are being answered, and closes the database. */
    @Override
    public void close() {
        gateway.close();
        parse.close();
    }
}
