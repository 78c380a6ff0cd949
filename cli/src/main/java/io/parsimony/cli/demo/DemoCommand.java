package io.parsimony.cli.demo;

import io.parsimony.Parse;
import io.parsimony.cli.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parsimony demo}: loads 135,000 places into a file database, unless they are there, and asks them questions. */
@Command(
        name = "demo",
        description = "Loads 135,000 cities (GeoNames, CC BY 4.0) into a database file and asks it questions. "
                + "A second run finds them there.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--database",
            paramLabel = "FILE",
            defaultValue = "parsimony-demo/cities",
            description =
                    "Where the data lie: a file name without its ending; made if absent (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path database;

    @Option(names = "--reload", description = "Loads the cities again even if they are there.")
    private boolean reload;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Opening " + database.toAbsolutePath() + ".mv.db");
        // What callers without the master key ask is explained to whoever runs the demo.
        try (Parse parse = Parse.builder().file(database).openExplanations(true).open()) {
            loadOnce(parse.asMaster(), out);
            new Demonstration(parse, out).run();
        }
        out.println();
        out.println(
                "The data stay in " + database.toAbsolutePath() + ".mv.db; run the demo again, or delete the file.");
        out.flush();
        return 0;
    }

    private void loadOnce(Parse master, PrintWriter out) {
        List<City> cities = City.readAll();
        CityLoader loader = new CityLoader(master);
        if (loader.isLoaded(cities.size()) && !reload) {
            out.printf(
                    Locale.ROOT,
                    "%,d cities are there from an earlier run (--reload loads them again).%n",
                    cities.size());
            return;
        }
        long start = System.nanoTime();
        try (Progress progress = Progress.ofObjects("Loading cities")) {
            progress.reach(0, cities.size());
            loader.load(cities, progress::advance);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "Saved %,d objects in %.1f s: %,.0f a second.%n",
                cities.size(),
                seconds,
                cities.size() / seconds);
    }
}
