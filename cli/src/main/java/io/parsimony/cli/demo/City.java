package io.parsimony.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * One line of the data set.
 *
 * @param country ISO 3166-1 code of two letters
 * @param latitude degrees
 * @param longitude degrees
 */
record City(String name, String country, String region, int population, double latitude, double longitude) {

    /** All places of the data set, in its order. */
    static List<City> readAll() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        City.class.getResourceAsStream("cities.tsv.gz"), "cities.tsv.gz is not in the jar")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(City::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cities.tsv.gz can't be read", e);
        }
    }

    private static City parse(String line) {
        String[] cells = line.split("\t", -1);
        return new City(
                cells[0],
                cells[1],
                cells[2],
                Integer.parseInt(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]));
    }
}
