package io.parsimony.cli.serve;

import io.parsimony.cli.CommandFailure;
import io.parsimony.cli.ExitCodes;
import io.parsimony.json.ValueJson;
import io.parsimony.rest.ParseGateway;
import io.parsimony.value.StringValue;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parsimony serve}: a Parse Server for SDKs in any language. */
@Command(
        name = "serve",
        description = {
            "Serves a database by Parse's REST protocol, so that Parse's SDKs find a Parse Server.",
            "Every option can also be set by Parse Server's environment variable, or in a JSON file of Parse Server's"
                    + " options; the command line wins over the environment, and this over the file.",
            "In parentheses: what is the case without the option."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    /** Its name. */
    public static final String NAME = "serve";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "A JSON file of options, as parse-server takes it.")
    private @Nullable String configuration;

    @Option(
            names = "--database",
            paramLabel = "FILE",
            defaultValue = "${env:PARSIMONY_DATABASE}",
            description = "As --databaseURI; without either the environment variable PARSIMONY_DATABASE counts.")
    private @Nullable String database;

    /** Begins to load the gateway, which takes a second core a fifth of the time until the server listens. */
    public static void loadAhead() {
        Thread thread = new Thread(ParseGateway::load, "load");
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds an option for each setting. */
    public static void addOptions(CommandSpec serve) {
        for (Setting setting : KnownSettings.ALL) {
            OptionSpec.Builder option = OptionSpec.builder(setting.options())
                    .type(String.class)
                    .paramLabel(setting.kind().name())
                    .description(setting.description() + " " + setting.environment());
            serve.addOption(
                    setting.kind() == Setting.Kind.SWITCH
                            ? option.arity("0..1").fallbackValue("true").build()
                            : option.arity("1").build());
        }
    }

    /** The last line on standard output where the server does not start, for whoever started it by a program. */
    public static void printError(PrintWriter out, String message) {
        out.println("{\"error\": " + ValueJson.write(new StringValue(message)) + "}");
        out.flush();
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = settings(System.getenv());
        settings.notes().forEach(err::println);
        err.flush();
        Serving serving = Serving.start(settings, err);
        CountDownLatch end = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    serving.close();
                    end.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        Greeting.lines(settings, serving.gateway()).forEach(out::println);
        out.flush();
        end.await();
        return ExitCodes.DONE;
    }

    private Settings settings(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader();
        if (configuration != null) {
            reader.file(configuration, ConfigurationFile.read(configuration));
        }
        reader.environment(environment);
        Map<String, String> options = new LinkedHashMap<>();
        for (Setting setting : KnownSettings.ALL) {
            String value = spec.commandLine().getParseResult().matchedOptionValue("--" + setting.name(), null);
            if (value != null) {
                options.put(setting.name(), value);
            }
        }
        Settings given = reader.commandLine(options).settings();
        if (given.isOn("memory", false)) {
            return inMemory(reader, given);
        }
        if (given.text("databaseURI").isPresent()) {
            return given;
        }
        if (database == null || database.isBlank()) {
            throw CommandFailure.misunderstood(
                    "Missing --database; name the database's file, or say --memory for one that is"
                            + " forgotten when the server stops");
        }
        return reader.commandLine(Map.of("databaseURI", database)).settings();
    }

    private Settings inMemory(SettingsReader reader, Settings given) {
        if (given.text("databaseURI").isPresent()
                || spec.commandLine().getParseResult().hasMatchedOption("--database")) {
            throw CommandFailure.misunderstood("'memory' and a database contradict each other; leave one of them out");
        }
        return reader.commandLine(Map.of("databaseURI", "jdbc:h2:mem:")).settings();
    }
}
