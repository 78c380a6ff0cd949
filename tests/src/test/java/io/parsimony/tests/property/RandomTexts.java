package io.parsimony.tests.property;

import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.TextSearch;
import java.util.List;

/** Constraints on strings. */
final class RandomTexts {
    private static final List<String> PATHS = List.of("s", "s", "t", "a", "o.k", "a.k", "n", "nowhere", "objectId");
    private static final List<String> SEARCHED = List.of("t", "t", "t", "s", "a", "n", "nowhere");
    private static final List<String> PREFIXES = List.of("", "a", "ab", "é", "é%", "1", "red", "i");
    /** None that backtracks for long. */
    private static final List<String> PATTERNS = List.of(
            "",
            "a",
            "^a",
            "b$",
            "^$",
            "^\\Qab\\E",
            "\\Qé%_\\E",
            "\\Qb\\E$",
            "a.b",
            "[^a]",
            "^a*$",
            "^(a|ab)b?$",
            "A",
            "É",
            "\\bb\\b",
            "^.{2,3}$",
            "a b",
            "\\d|\\s",
            "(?i)AB");

    private static final List<String> OPTIONS = List.of("", "", "i", "m", "x", "s", "iu", "ims");

    private static final List<String> TERMS = List.of(
            "red",
            "fox hen",
            "\"red fox\"",
            "red -fox",
            "hen -\"red fox\"",
            "The",
            "fox",
            "trot hen",
            "\"",
            "-red",
            "b a");

    private final RandomValues values;

    RandomTexts(RandomValues values) {
        this.values = values;
    }

    private FieldPath path() {
        return FieldPath.parse(values.pick(PATHS));
    }

    Constraint startsWith(String className, int queries) {
        return new Constraint.StartsWith(path(), values.pick(PREFIXES));
    }

    Constraint matches(String className, int queries) {
        return new Constraint.Matches(path(), values.pick(PATTERNS), values.pick(OPTIONS));
    }

    Constraint text(String className, int queries) {
        TextSearch search = new TextSearch(values.pick(TERMS), values.chance(0.3), values.chance(0.3));
        return new Constraint.Text(FieldPath.of(values.pick(SEARCHED)), search);
    }
}
