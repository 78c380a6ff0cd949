package io.parsimony.tests.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The same objects in a class with indexes and in one without: whatever is asked, both must answer the same. */
final class TwoClasses {
    static final String INDEXED = "Indexed";
    static final String PLAIN = "Plain";

    private final Parse parse;
    private final List<ParseObject> unsaved = new ArrayList<>();
    private int count;

    TwoClasses(Parse parse) {
        this.parse = parse;
    }

    /** One more object, with a name of its own, in both. */
    void add(Consumer<ParseObject> fill) {
        for (String className : List.of(INDEXED, PLAIN)) {
            ParseObject object = parse.object(className).put("name", "o" + count);
            fill.accept(object);
            unsaved.add(object);
        }
        count++;
    }

    void save(String... indexes) {
        for (int i = 0; i < unsaved.size(); i += 500) {
            parse.saveAll(unsaved.subList(i, Math.min(i + 500, unsaved.size())));
        }
        for (String fields : indexes) {
            parse.asMaster().index(INDEXED, fields.split(","));
        }
    }

    /** Fails unless both classes give the same objects in the same order to this caller, and count the same. */
    List<@Nullable String> sameAnswer(
            Parse caller, String what, Function<Supplier<ParseQuery<ParseObject>>, ParseQuery<ParseObject>> asking) {
        List<@Nullable String> indexed = names(asking.apply(() -> caller.query(INDEXED)));
        assertThat(indexed).as(what).isEqualTo(names(asking.apply(() -> caller.query(PLAIN))));
        assertThat(asking.apply(() -> caller.query(INDEXED)).count())
                .as("count of " + what)
                .isEqualTo(asking.apply(() -> caller.query(PLAIN)).count());
        return indexed;
    }

    private static List<@Nullable String> names(ParseQuery<ParseObject> query) {
        List<@Nullable String> names = new ArrayList<>();
        query.find().forEach(found -> names.add(found.getString("name")));
        return names;
    }
}
