package io.parsimony.cli.serve;

import io.parsimony.cli.CommandFailure;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gathers settings: those of the command line win over those of the environment, and these over those of the file. What is no setting, or has
 * a value that it can't have, is refused by name; a value is never repeated, since it may be a key. One thread at a time.
 */
final class SettingsReader {
    private static final String PREFIX = "PARSE_SERVER_";

    private final Map<String, ParseValue> values = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> byEnvironment = byEnvironment();

    /** All names by their environment variables. */
    private static Map<String, String> byEnvironment() {
        Map<String, String> names = new HashMap<>(KnownSettings.UNUSUAL_ENVIRONMENT);
        Stream.of(KnownSettings.groups(), KnownSettings.WITHOUT_EFFECT, UnsupportedSettings.names())
                .flatMap(all -> all.stream())
                .forEach(name -> names.put(PREFIX + snakeCase(name), name));
        KnownSettings.ALL.forEach(setting -> names.put(setting.environment(), setting.name()));
        return names;
    }

    /** {@code maxLimit} is {@code MAX_LIMIT}. */
    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }

    /** Takes those of a file, which come first. */
    SettingsReader file(String file, ObjectValue json) {
        json.members().forEach((name, value) -> take(name, value, "in " + file));
        return this;
    }

    /** Takes those of the environment that concern a Parse Server. */
    SettingsReader environment(Map<String, String> environment) {
        environment.forEach((variable, text) -> {
            String name = byEnvironment.get(variable);
            if (name != null) {
                takeText(name, text, "by the environment variable " + variable);
            } else if (variable.startsWith(PREFIX)) {
                throw refused("The environment variable " + variable + " is no option of serve; unset it");
            }
        });
        return this;
    }

    /** Takes those of the command line, which come last. */
    SettingsReader commandLine(Map<String, String> options) {
        options.forEach((name, text) -> takeText(name, text, "by --" + name));
        return this;
    }

    Settings settings() {
        return new Settings(values, notes);
    }

    private void takeText(String name, String text, String where) {
        Setting setting = KnownSettings.named(name);
        if (setting != null) {
            put(setting, new StringValue(text), where);
        } else {
            take(name, SettingValues.jsonOrText(text), where);
        }
    }

    private void take(String name, ParseValue value, String where) {
        Setting setting = KnownSettings.named(name);
        if (setting != null) {
            put(setting, value, where);
        } else if (KnownSettings.groups().contains(name) && value instanceof ObjectValue members) {
            members.members().forEach((member, inner) -> take(name + "." + member, inner, where));
        } else if (KnownSettings.WITHOUT_EFFECT.contains(name)) {
            notes.add("'" + name + "', set " + where + ", has no effect here");
        } else if (isKnown(name)) {
            if (!UnsupportedSettings.isAsItIs(name, value)) {
                throw refused("The option '" + name + "', set " + where + ", is not supported; leave it out");
            }
        } else {
            throw refused("'" + name + "', set " + where + ", is no option; 'parsimony serve --help' lists them");
        }
    }

    /** Members of groups are known as far as their group is. */
    private static boolean isKnown(String name) {
        int dot = name.indexOf('.');
        return UnsupportedSettings.names().contains(name)
                || KnownSettings.groups().contains(dot < 0 ? name : name.substring(0, dot));
    }

    private void put(Setting setting, ParseValue value, String where) {
        if (value instanceof NullValue || isNoLimit(setting, value)) {
            return;
        }
        values.put(
                setting.name(),
                SettingValues.of(setting.kind(), value)
                        .orElseThrow(() -> refused("The option '" + setting.name() + "', set " + where + ", must be "
                                + setting.kind().expected())));
    }

    private static boolean isNoLimit(Setting setting, ParseValue value) {
        return setting.kind() == Setting.Kind.NUMBER
                && setting.name().startsWith("requestComplexity.")
                && (new StringValue("-1").equals(value) || new NumberValue(-1).equals(value));
    }

    private static CommandFailure refused(String message) {
        return CommandFailure.misunderstood(message);
    }
}
