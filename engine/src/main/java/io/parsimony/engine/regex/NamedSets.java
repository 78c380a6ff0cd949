package io.parsimony.engine.regex;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Sets of characters that have a name, by Java's own tables, so that they are the same on every database. */
final class NamedSets {
    /** Names can be written in many ways, so what is kept has a bound. */
    private static final Cache<String, Optional<CharSet>> KNOWN =
            Caffeine.newBuilder().maximumSize(200).build();

    private static final Map<String, String> POSIX = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "\\p{Digit}"),
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("blank", "\\p{Blank}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "\\p{XDigit}"),
            Map.entry("space", "\\s"),
            Map.entry("word", "\\w"));

    private NamedSets() {}

    /** The members of a class in Java's syntax, such as {@code \w} or <code>\p{Lu}</code>; empty when Java knows none of this name. */
    static Optional<CharSet> ofClass(String javaClass, Flags flags) {
        int javaFlags = flags.isUnicode() ? Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE : 0;
        int withCase = javaFlags | (flags.isCaseInsensitive() ? Pattern.CASE_INSENSITIVE : 0);
        return KNOWN.get(withCase + javaClass, key -> members(javaClass, withCase));
    }

    /** The members of a POSIX class, such as {@code alpha}. */
    static Optional<CharSet> ofPosix(String name, Flags flags) {
        return Optional.ofNullable(POSIX.get(name)).flatMap(javaClass -> ofClass(javaClass, flags));
    }

    private static Optional<CharSet> members(String javaClass, int javaFlags) {
        try {
            Predicate<String> isMember = Pattern.compile(javaClass, javaFlags).asMatchPredicate();
            return Optional.of(CharSet.where(c -> isMember.test(Character.toString(c))));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The set with all that differ from a member in case only: A to Z, or with {@code u} all letters. */
    static CharSet withOtherCase(CharSet set, Flags flags) {
        if (!flags.isCaseInsensitive()) {
            return set;
        }
        BitSet others = new BitSet();
        if (flags.isUnicode()) {
            CaseVariants.BY_CODE_POINT.forEach((codePoint, variants) -> {
                if (set.contains(codePoint)) {
                    others.or(variants);
                }
            });
        } else {
            for (int upper = 'A'; upper <= 'Z'; upper++) {
                int lower = upper - 'A' + 'a';
                others.set(upper, set.contains(lower));
                others.set(lower, set.contains(upper));
            }
        }
        return others.isEmpty() ? set : set.or(CharSet.of(others));
    }

    /** Characters that Java takes for the same without regard to case; made when first asked for. */
    private static final class CaseVariants {
        static final Map<Integer, BitSet> BY_CODE_POINT = new HashMap<>();

        static {
            Map<Integer, BitSet> byFolded = new HashMap<>();
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                int folded = Character.toLowerCase(Character.toUpperCase(c));
                if (folded != c) {
                    BitSet same = byFolded.computeIfAbsent(folded, key -> new BitSet());
                    same.set(folded);
                    same.set(c);
                }
            }
            byFolded.values().forEach(same -> same.stream().forEach(c -> BY_CODE_POINT.put(c, same)));
        }
    }
}
