package io.parsimony.engine.regex;

import java.util.ArrayList;
import java.util.List;

/** Reads what PCRE and Java understand alike: alternatives, sequences, repetitions and groups. */
final class PatternParser {
    private static final int DEEPEST = 200;
    private static final int MOST_REPETITIONS = 1_000;

    private final PatternReader reader;
    private final AtomParser atoms;
    private Flags flags;
    private int depth;

    private PatternParser(String pattern, Flags flags) {
        this.reader = new PatternReader(pattern);
        this.atoms = new AtomParser(reader);
        this.flags = flags;
    }

    static Node parse(String pattern, Flags flags) {
        PatternParser parser = new PatternParser(pattern, flags);
        Node node = parser.choice();
        if (parser.reader.peek() == ')') {
            throw parser.reader.malformed("a ) without its (; write \\) for the character");
        }
        return node;
    }

    private Node choice() {
        if (++depth > DEEPEST) {
            throw reader.malformed("groups more than " + DEEPEST + " deep");
        }
        Flags outer = flags; // options that are set inside of a group end with it
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (reader.skip("|"));
        flags = outer;
        depth--;
        return branches.size() == 1 ? branches.get(0) : new Node.Choice(branches);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        for (skipComments(); !isEndOfSequence(); skipComments()) {
            if (reader.skip("\\Q")) {
                quoted(parts);
            } else {
                parts.add(repeated(atom()));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private boolean isEndOfSequence() {
        return reader.peek() == PatternReader.END || reader.peek() == '|' || reader.peek() == ')';
    }

    /** Characters as they are, up to {@code \E} or the end; what repeats, repeats the last one. */
    private void quoted(List<Node> parts) {
        int size = parts.size();
        while (reader.peek() != PatternReader.END && !reader.skip("\\E")) {
            parts.add(literal(reader.next()));
        }
        if (parts.size() > size) {
            parts.add(repeated(parts.remove(parts.size() - 1)));
        }
    }

    private Node literal(int codePoint) {
        return new Node.One(NamedSets.withOtherCase(CharSet.of(codePoint), flags));
    }

    private Node atom() {
        return switch (reader.peek()) {
            case '(' -> group();
            case '*', '+', '?' ->
                throw reader.malformed("a repetition of nothing; write \\ before the character itself");
            case '^' -> place(flags.isMultiline() ? Anchor.LINE_START : Anchor.START);
            case '$' -> place(flags.isMultiline() ? Anchor.LINE_END : Anchor.LAST_LINE_END);
            default -> atoms.read(flags);
        };
    }

    private Node place(Anchor anchor) {
        reader.next();
        return new Node.At(anchor);
    }

    private Node group() {
        reader.next();
        if (reader.peek() != '?') {
            if (reader.peek() == '*') {
                throw reader.unsupported("a verb (*…)", "leave it out");
            }
            return closed(choice());
        }
        reader.next();
        if (reader.skip("#")) {
            reader.until(')', "a comment");
            return Node.EMPTY;
        }
        if (reader.skip(":")) {
            return closed(choice());
        }
        if (reader.skip("=")) {
            return look(false, false);
        }
        if (reader.skip("!")) {
            return look(false, true);
        }
        if (reader.skip("<=")) {
            return look(true, false);
        }
        if (reader.skip("<!")) {
            return look(true, true);
        }
        if (reader.peek() == '>') {
            throw reader.unsupported("an atomic group (?>…)", "use (?:…)");
        }
        if (reader.skip("<") || reader.skip("P<")) {
            requireName(reader.until('>', "a group's name"));
            return closed(choice());
        }
        return withOptions();
    }

    private void requireName(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw reader.malformed("a group's name that is not letters, digits and _");
        }
    }

    private Node look(boolean isBehind, boolean isNegated) {
        return new Node.Look(closed(choice()), isBehind, isNegated);
    }

    private Node closed(Node node) {
        if (!reader.skip(")")) {
            throw reader.malformed("the end inside of a group; write \\( for the character");
        }
        return node;
    }

    /** {@code (?i)} up to the end of the group that it stands in, {@code (?i-s:…)} in its own. */
    private Node withOptions() {
        Flags changed = flags;
        boolean on = true;
        while (Flags.isOption(reader.peek()) || (on && reader.peek() == '-')) {
            int option = reader.next();
            if (option == '-') {
                on = false;
            } else {
                changed = changed.with(option, on);
            }
        }
        if (reader.skip(")")) {
            flags = changed;
            return Node.EMPTY;
        }
        if (!reader.skip(":")) {
            throw reader.unsupported(
                    "a group of a kind that is not known", "use (…), (?:…), (?=…), (?!…), (?<=…), (?<!…)");
        }
        Flags outer = flags;
        flags = changed;
        Node body = closed(choice());
        flags = outer;
        return body;
    }

    private Node repeated(Node atom) {
        Node node = atom;
        while (true) {
            skipComments();
            int[] counts = counts();
            if (counts.length == 0) {
                return node;
            }
            reader.skip("?"); // lazy or not: there is a match or there is none
            if (reader.peek() == '+') {
                throw reader.unsupported("a possessive repetition such as a++", "use a+");
            }
            node = repeat(node, counts[0], counts[1]);
        }
    }

    private static Node repeat(Node body, int least, int most) {
        if (most == 0) {
            return Node.EMPTY;
        }
        if (Widths.isZero(body)) {
            return least == 0 ? Node.EMPTY : body; // a place is the same place however often it is asked for
        }
        return least == 1 && most == 1 ? body : new Node.Repeat(body, least, most);
    }

    /** The least and the most of a repetition; nothing when there is none here. */
    private int[] counts() {
        if (reader.skip("*")) {
            return new int[] {0, Node.Repeat.ENDLESS};
        }
        if (reader.skip("+")) {
            return new int[] {1, Node.Repeat.ENDLESS};
        }
        if (reader.skip("?")) {
            return new int[] {0, 1};
        }
        int start = reader.position();
        if (reader.skip("{")) {
            int least = reader.digits(10, 6);
            int most = least;
            if (least >= 0 && reader.skip(",")) {
                most = reader.peek() == '}' ? Node.Repeat.ENDLESS : reader.digits(10, 6);
            }
            if (least >= 0 && most >= 0 && reader.skip("}")) {
                return checked(least, most);
            }
            reader.back(start); // as in PCRE a brace that counts nothing is a brace
        }
        return new int[0];
    }

    private int[] checked(int least, int most) {
        if (most < least) {
            throw reader.malformed("a repetition whose least is more than its most");
        }
        if (least > MOST_REPETITIONS || (most > MOST_REPETITIONS && most != Node.Repeat.ENDLESS)) {
            throw reader.malformed(
                    "a repetition of more than " + MOST_REPETITIONS + " times; use a smaller count, or *");
        }
        return new int[] {least, most};
    }

    private void skipComments() {
        while (flags.isCommented()) {
            int c = reader.peek();
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                reader.next();
            } else if (c == '#') {
                while (reader.peek() != PatternReader.END && reader.next() != '\n') {
                    // a comment ends with its line
                }
            } else {
                return;
            }
        }
    }
}
