package io.parsimony.cli.demo;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Fills a database with the countries and cities of the data set. */
final class CityLoader {
    private static final int BATCH = 1_000;

    private final Parse parse;

    /** A loader that writes with the master key. */
    CityLoader(Parse master) {
        this.parse = master;
    }

    /** Whether a load has run to its end here. */
    boolean isLoaded(int expected) {
        return parse.query("City").count() == expected;
    }

    /**
     * Removes what an unfinished load has left and loads everything.
     *
     * @param progress told how many cities more are in the database
     */
    void load(List<City> cities, IntConsumer progress) {
        deleteAll("City");
        deleteAll("Country");
        Map<String, ParseObject> countries = saveCountries(cities);
        List<ParseObject> batch = new ArrayList<>(BATCH);
        for (City city : cities) {
            batch.add(toObject(city, requireNonNull(countries.get(city.country()))));
            if (batch.size() == BATCH) {
                save(batch, progress);
            }
        }
        save(batch, progress);
        parse.index("City", "country", "-population");
        parse.index("City", "name");
        parse.index("City", "-population");
        parse.index("City", "location");
    }

    private Map<String, ParseObject> saveCountries(List<City> cities) {
        Map<String, ParseObject> countries = new TreeMap<>();
        for (City city : cities) {
            countries.computeIfAbsent(
                    city.country(),
                    code -> parse.object("Country")
                            .put("code", code)
                            .put("name", new Locale("", code).getDisplayCountry(Locale.ENGLISH)));
        }
        parse.saveAll(List.copyOf(countries.values()));
        return countries;
    }

    private ParseObject toObject(City city, ParseObject country) {
        return parse.object("City")
                .put("name", city.name())
                .put("country", country)
                .put("region", city.region())
                .put("population", city.population())
                .put("location", new ParseGeoPoint(city.latitude(), city.longitude()));
    }

    private void save(List<ParseObject> batch, IntConsumer progress) {
        parse.saveAll(batch);
        progress.accept(batch.size());
        batch.clear();
    }

    private void deleteAll(String className) {
        List<ParseObject> left = parse.query(className).limit(BATCH).find();
        while (!left.isEmpty()) {
            parse.deleteAll(left);
            left = parse.query(className).limit(BATCH).find();
        }
    }
}
