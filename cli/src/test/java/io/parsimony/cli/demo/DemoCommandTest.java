package io.parsimony.cli.demo;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.cli.Parsimony;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the demo whole, twice, and compares its answers with plain loops over the data set. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoCommandTest {
    @TempDir
    private static Path folder;

    private final List<City> cities = City.readAll();
    private String firstRun = "";
    private String secondRun = "";

    @BeforeAll
    void runTwice() {
        firstRun = run("demo", "--database", folder.resolve("cities").toString());
        secondRun = run("demo", "--database", folder.resolve("cities").toString());
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Parsimony.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        int exitCode = command.execute(arguments);
        assertThat(exitCode).as(out.toString()).isZero();
        return out.toString();
    }

    private String answerTo(String output, String title) {
        int begin = output.indexOf(title);
        assertThat(begin).as("'%s' in the output", title).isNotNegative();
        return output.substring(begin, output.indexOf("took ", begin));
    }

    private static void assertInThisOrder(String answer, Stream<City> expected) {
        String names = expected.map(City::name).collect(joining("|"));
        String found = answer.lines()
                .dropWhile(line -> !line.strip().startsWith("city"))
                .skip(2)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" {2,}", -1)[0])
                .collect(joining("|"));
        assertThat(found).isEqualTo(names);
    }

    @Test
    void secondRun_findsTheCities_loadedByTheFirst() {
        assertThat(firstRun).contains("Saved 135,233 objects");
        assertThat(secondRun)
                .contains("135,233 cities are there from an earlier run")
                .doesNotContain("Saved");
    }

    @Test
    void biggestOfJapan_areThoseOfTheDataSet() {
        for (String output : List.of(firstRun, secondRun)) {
            assertInThisOrder(
                    answerTo(output, "The biggest cities of Japan"),
                    cities.stream()
                            .filter(city -> city.country().equals("JP"))
                            .sorted(comparingInt(City::population).reversed())
                            .limit(5));
        }
    }

    @Test
    void namesWithAPrefix_areThoseOfTheDataSet() {
        assertInThisOrder(
                answerTo(secondRun, "Names that start with"),
                cities.stream()
                        .filter(city -> city.name().startsWith("Santa Mar"))
                        .sorted(comparing(City::name))
                        .limit(5));
    }

    @Test
    void nearTheMatterhorn_comesNearestFirst() {
        assertInThisOrder(
                answerTo(secondRun, "What lies within 15 kilometres"),
                cities.stream()
                        .filter(city -> kilometresFromMatterhorn(city) <= 15)
                        .sorted(comparing(DemoCommandTest::kilometresFromMatterhorn))
                        .limit(5));
    }

    @Test
    void countOfMillions_isThatOfTheDataSet() {
        long expected =
                cities.stream().filter(city -> city.population() > 1_000_000).count();
        assertThat(answerTo(secondRun, "How many cities")).contains("query.count() is " + expected, "select count(*)");
    }

    @Test
    void biggestOfTheWorld_comeWithTheirCountries() {
        String answer = answerTo(secondRun, "The biggest cities of the world");
        assertInThisOrder(
                answer,
                cities.stream()
                        .sorted(comparingInt(City::population).reversed())
                        .limit(5));
        assertThat(answer).contains("China");
    }

    @Test
    void stopsOfTheTrip_areTheMembersOfTheRelation() {
        assertThat(answerTo(secondRun, "The stops of a trip")).contains("Lima", "Santiago");
    }

    @Test
    void sameQuestion_showsTheDiaryToItsOwnerOnly() {
        String answer = secondRun.substring(secondRun.indexOf("The same question, asked by two users"));
        String alice = answer.substring(answer.indexOf("Asked by alice"), answer.indexOf("Asked by bob"));
        String bob = answer.substring(answer.indexOf("Asked by bob"));
        assertThat(alice).contains("Dear diary", "Lovely slide show");
        assertThat(bob).contains("Lovely slide show").doesNotContain("Dear diary");
    }

    @Test
    void output_showsTheJavaThatRan_andItsSql() {
        assertThat(firstRun)
                .contains(".whereStartsWith(\"name\", \"Santa Mar\")")
                .containsIgnoringCase("select ")
                .contains("took ");
    }

    private static double kilometresFromMatterhorn(City city) {
        double lat1 = Math.toRadians(45.9764);
        double lat2 = Math.toRadians(city.latitude());
        double dLat = lat2 - lat1;
        double dLon = Math.toRadians(city.longitude() - 7.6586);
        double a = Math.pow(Math.sin(dLat / 2), 2) + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * 6371 * Math.asin(Math.sqrt(a));
    }
}
