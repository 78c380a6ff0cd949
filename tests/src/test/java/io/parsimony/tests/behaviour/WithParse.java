package io.parsimony.tests.behaviour;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.ParseUser;
import io.parsimony.tests.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A fresh backend in memory for each test, and short words for what every test does. */
public abstract class WithParse {
    private final String url = TestDatabase.fresh();

    /** The view of nobody in particular. */
    protected final Parse parse =
            Parse.builder().url(url).bcryptCost(4).openExplanations(true).open();

    @AfterEach
    void closeParse() {
        parse.close();
    }

    /** Lets the database plan as it does when its objects have been there for a while. */
    protected final void collectStatistics() {
        TestDatabase.collectStatistics(url);
    }

    /** A saved object; keys and values take turns, and a null stores null. */
    protected final ParseObject saved(String className, @Nullable Object... keysAndValues) {
        return unsaved(className, keysAndValues).save();
    }

    /** The same, not saved. */
    protected final ParseObject unsaved(String className, @Nullable Object... keysAndValues) {
        ParseObject object = parse.object(className);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) requireNonNull(keysAndValues[i]);
            Object value = keysAndValues[i + 1];
            if (value == null) {
                object.putNull(key);
            } else {
                object.put(key, value);
            }
        }
        return object;
    }

    /** The object as the backend has it now. */
    protected final ParseObject stored(ParseObject object) {
        return parse.asMaster().query(object.getClassName()).get(idOf(object));
    }

    /** A view in which a new user of this name is logged in. */
    protected final Parse signedUp(String name) {
        Parse view = parse.asAnonymous();
        view.newUser().setUsername(name).setPassword("secret of " + name).signUp();
        return view;
    }

    /** The view's user. */
    protected static ParseUser userOf(Parse view) {
        return view.currentUser().orElseThrow();
    }

    /** The id of a saved object. */
    protected static String idOf(ParseObject object) {
        return requireNonNull(object.getObjectId(), "the object has no id");
    }

    /** The field {@code name} of what the query finds, in order. */
    protected static List<@Nullable String> names(ParseQuery<? extends ParseObject> query) {
        List<@Nullable String> names = new ArrayList<>();
        query.find().forEach(found -> names.add(found.getString("name")));
        return names;
    }
}
