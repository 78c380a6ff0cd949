package io.parsimony.cli.demo;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;

/**
 * The demo's questions. This file lies in the jar as text too: what stands between {@code question:} and {@code end} is shown
 * to the reader, so that what is printed is what runs.
 */
final class Questions {
    private Questions() {}

    static ParseQuery<ParseObject> biggestOfACountry(Parse parse) {
        // question: The biggest cities of Japan
        ParseObject japan = parse.query("Country").whereEqualTo("code", "JP").getFirst();
        ParseQuery<ParseObject> query = parse.query("City")
                .whereEqualTo("country", japan)
                .orderByDescending("population")
                .limit(5);
        // end
        return query;
    }

    static ParseQuery<ParseObject> namesWithAPrefix(Parse parse) {
        // question: Names that start with "Santa Mar", in the order of the alphabet
        ParseQuery<ParseObject> query = parse.query("City")
                .whereStartsWith("name", "Santa Mar")
                .orderByAscending("name")
                .limit(5);
        // end
        return query;
    }

    static ParseQuery<ParseObject> nearAPoint(Parse parse) {
        // question: What lies within 15 kilometres of the Matterhorn, nearest first
        ParseGeoPoint matterhorn = new ParseGeoPoint(45.9764, 7.6586);
        ParseQuery<ParseObject> query = parse.query("City")
                .whereWithinKilometers("location", matterhorn, 15)
                .limit(5);
        // end
        return query;
    }

    static ParseQuery<ParseObject> millions(Parse parse) {
        // question: How many cities have more than a million people?
        ParseQuery<ParseObject> query = parse.query("City").whereGreaterThan("population", 1_000_000);
        // end
        return query;
    }

    static ParseQuery<ParseObject> biggestWithCountry(Parse parse) {
        // question: The biggest cities of the world, each with the country that it points to
        ParseQuery<ParseObject> query = parse.query("City")
                .orderByDescending("population")
                .include("country")
                .limit(5);
        // end
        return query;
    }

    static ParseQuery<ParseObject> stopsOfATrip(Parse parse) {
        // question: The stops of a trip: members of a relation
        ParseObject trip = parse.query("Trip").whereEqualTo("title", "Andes").getFirst();
        ParseQuery<ParseObject> query = trip.getRelation("stops").getQuery().orderByDescending("population");
        // end
        return query;
    }

    static ParseQuery<ParseObject> notes(Parse parse) {
        // question: The same question, asked by two users
        ParseQuery<ParseObject> query = parse.query("Note").orderByAscending("text");
        // end
        return query;
    }
}
