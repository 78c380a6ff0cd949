package io.parsimony.cli.demo;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.ParseUser;
import java.util.List;

/**
 * Two users, what one of them has written, and a trip; made once, found by later runs.
 *
 * @param alice a view in which alice is logged in
 * @param bob a view in which bob is logged in
 */
record DemoUsers(Parse alice, Parse bob) {
    private static final String PASSWORD = "only for the demo";

    static DemoUsers prepare(Parse parse) {
        DemoUsers users = new DemoUsers(logIn(parse, "alice"), logIn(parse, "bob"));
        if (users.alice().query("Note").count() == 0) {
            writeNotes(users.alice());
        }
        if (parse.query("Trip").count() == 0) {
            planTrip(parse);
        }
        return users;
    }

    private static Parse logIn(Parse parse, String name) {
        Parse view = parse.asAnonymous();
        try {
            view.logIn(name, PASSWORD);
        } catch (ParseException e) {
            if (e.getCode() != ParseException.OBJECT_NOT_FOUND) {
                throw e;
            }
            ParseUser user = view.newUser();
            user.setUsername(name);
            user.setPassword(PASSWORD);
            user.signUp();
        }
        return view;
    }

    private static void writeNotes(Parse alice) {
        ParseUser me = alice.currentUser().orElseThrow();
        ParseACL mine = new ParseACL();
        mine.setReadAccess(me, true);
        mine.setWriteAccess(me, true);
        ParseObject diary = alice.object("Note").put("text", "Dear diary, I can't stand Bob's slide shows");
        diary.setACL(mine);
        diary.save();
        alice.object("Note").put("text", "Lovely slide show last night, Bob!").save();
    }

    private static void planTrip(Parse parse) {
        ParseObject trip = parse.object("Trip").put("title", "Andes");
        for (String country : List.of("PE", "BO", "CL")) {
            ParseQuery<ParseObject> capital = parse.query("City")
                    .whereEqualTo(
                            "country",
                            parse.query("Country").whereEqualTo("code", country).getFirst())
                    .orderByDescending("population");
            trip.getRelation("stops").add(capital.getFirst());
        }
        trip.save();
    }
}
