package io.parsimony.cli.serve;

import io.parsimony.rest.ParseGateway;
import java.util.ArrayList;
import java.util.List;

/** What a person is told when the server runs. Keys that were given are theirs, and are not repeated. */
final class Greeting {
    private Greeting() {}

    static List<String> lines(Settings settings, ParseGateway gateway) {
        List<String> lines = new ArrayList<>();
        lines.add("Parsimony serves " + gateway.url());
        lines.add("  database        " + ServedDatabase.shown(settings.text("databaseURI", "")));
        lines.add("  application id  " + gateway.applicationId());
        lines.add("  master key      "
                + (settings.text("masterKey").isPresent()
                        ? "as given"
                        : gateway.masterKey() + "  (until it stops; set one by --masterKey)"));
        settings.text("readOnlyMasterKey").ifPresent(key -> lines.add("  read-only key   as given"));
        settings.text("maintenanceKey").ifPresent(key -> lines.add("  maintenance key as given"));
        List<String> needed = List.of("clientKey", "javascriptKey", "restAPIKey", "dotNetKey").stream()
                .filter(name -> settings.text(name).isPresent())
                .toList();
        if (!needed.isEmpty()) {
            lines.add("  clients need    one of " + String.join(", ", needed));
        }
        settings.text("mail").ifPresent(mail -> lines.add("  mail            " + ServedDatabase.shown(mail)));
        if (settings.isOn("resetEndpoint", false)) {
            lines.add("  reset           POST " + gateway.url() + "/__reset, by anybody");
        }
        lines.add("Connect an SDK:");
        lines.add("  JavaScript      Parse.initialize('" + gateway.applicationId() + "'"
                + settings.text("javascriptKey").map(key -> ", javascriptKey").orElse("") + "); Parse.serverURL = '"
                + gateway.url() + "'");
        lines.add("  REST            curl -H 'X-Parse-Application-Id: " + gateway.applicationId() + "'"
                + settings.text("restAPIKey")
                        .map(key -> " -H \"X-Parse-REST-API-Key: $KEY\"")
                        .orElse("")
                + " " + gateway.url() + "/classes/GameScore");
        lines.add("Ctrl+C stops it.");
        return lines;
    }
}
