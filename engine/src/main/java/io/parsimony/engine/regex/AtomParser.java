package io.parsimony.engine.regex;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what stands for one character: characters, escapes, classes in brackets. */
final class AtomParser {
    private static final Pattern PROPERTY_NAME = Pattern.compile("[A-Za-z0-9_=-]{1,60}");
    private static final CharSet LINE_FEED = CharSet.of('\n');
    private static final CharSet HORIZONTAL_SPACE =
            anyOf(" \t\u00A0\u1680\u180E\u202F\u205F\u3000").or(CharSet.range(0x2000, 0x200A));
    private static final CharSet VERTICAL_SPACE =
            CharSet.range('\n', '\r').or(anyOf("\u0085")).or(CharSet.range(0x2028, 0x2029));

    private static final Node LINE_BREAK = new Node.Choice(List.of(
            new Node.Sequence(List.of(new Node.One(CharSet.of('\r')), new Node.One(LINE_FEED))),
            new Node.One(VERTICAL_SPACE)));

    private final PatternReader reader;

    AtomParser(PatternReader reader) {
        this.reader = reader;
    }

    private static CharSet anyOf(String characters) {
        return characters.codePoints().mapToObj(CharSet::of).reduce(CharSet::or).orElseThrow();
    }

    Node read(Flags flags) {
        int c = reader.next();
        if (c == '.') {
            return new Node.One(flags.isDotAll() ? CharSet.ALL : LINE_FEED.complement());
        }
        if (c == '[') {
            return new Node.One(brackets(flags));
        }
        return c == '\\' ? escape(flags) : one(CharSet.of(c), flags);
    }

    private static Node one(CharSet set, Flags flags) {
        return new Node.One(NamedSets.withOtherCase(set, flags));
    }

    private Node escape(Flags flags) {
        int c = reader.peek();
        return switch (c) {
            case 'A' -> place(new Node.At(Anchor.START));
            case 'z' -> place(new Node.At(Anchor.END));
            case 'Z' -> place(new Node.At(Anchor.LAST_LINE_END));
            case 'b' -> place(new Node.WordBoundary(word(flags), false));
            case 'B' -> place(new Node.WordBoundary(word(flags), true));
            case 'E' -> place(Node.EMPTY); // the end of a quotation that never began, as PCRE reads it
            case 'R' -> place(LINE_BREAK);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9', 'k', 'g' ->
                throw reader.unsupported("a reference to an earlier group", "write the group's pattern again");
            case 'G', 'K', 'X', 'C' -> throw reader.unsupported("\\" + Character.toString(c), "leave it out");
            default -> {
                Optional<CharSet> named = namedSet(flags);
                yield named.isPresent() ? new Node.One(named.get()) : one(character(), flags);
            }
        };
    }

    private Node place(Node node) {
        reader.next();
        return node;
    }

    private static CharSet word(Flags flags) {
        return NamedSets.ofClass("\\w", flags).orElseThrow();
    }

    /** What an escape such as {@code \d} stands for; empty when it is no such escape, which is then not read. */
    private Optional<CharSet> namedSet(Flags flags) {
        int c = reader.peek();
        return switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S' ->
                read(NamedSets.ofClass("\\" + Character.toString(c), flags).orElseThrow());
            case 'h' -> read(HORIZONTAL_SPACE);
            case 'H' -> read(HORIZONTAL_SPACE.complement());
            case 'v' -> read(VERTICAL_SPACE);
            case 'V' -> read(VERTICAL_SPACE.complement());
            case 'N' -> read(notLineFeed());
            case 'p', 'P' -> {
                reader.next();
                yield Optional.of(property(c, flags));
            }
            default -> Optional.empty();
        };
    }

    private CharSet notLineFeed() {
        if (reader.peek(1) == '{') {
            throw reader.malformed("a character by its name; write the character, or \\x{…}");
        }
        return LINE_FEED.complement();
    }

    private Optional<CharSet> read(CharSet set) {
        reader.next();
        return Optional.of(set);
    }

    private CharSet property(int letter, Flags flags) {
        String name = reader.skip("{") ? reader.until('}', "the name of a property") : oneLetter();
        return Optional.of("\\" + Character.toString(letter) + "{" + name + "}")
                .filter(javaClass -> PROPERTY_NAME.matcher(name).matches())
                .flatMap(javaClass -> NamedSets.ofClass(javaClass, flags))
                .orElseThrow(() -> reader.malformed("a property of characters that is not known"));
    }

    private String oneLetter() {
        int c = reader.next();
        return c == PatternReader.END ? "" : Character.toString(c);
    }

    /** The character that an escape stands for; the backslash has been read. */
    private CharSet character() {
        int c = reader.next();
        int codePoint = switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case '0' -> Math.max(0, reader.digits(8, 3));
            case 'c' -> reader.next() ^ 0x40;
            case 'x' -> hexadecimal(2);
            case 'u' -> hexadecimal(4);
            default -> itself(c);
        };
        if (!Character.isValidCodePoint(codePoint)) {
            throw reader.malformed("a character that there is not");
        }
        return CharSet.of(codePoint);
    }

    private int hexadecimal(int digits) {
        boolean isBraced = reader.skip("{");
        int codePoint = reader.digits(16, isBraced ? 6 : digits);
        if (codePoint < 0 || (isBraced && !reader.skip("}"))) {
            throw reader.malformed("a character by its number that can't be read; write it as in \\x{1F600}");
        }
        return codePoint;
    }

    private int itself(int c) {
        if (c == PatternReader.END) {
            throw reader.malformed("a \\ at the end; write \\\\ for the character");
        }
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            throw reader.malformed("an escape \\" + Character.toString(c) + " that is not known");
        }
        return c;
    }

    private CharSet brackets(Flags flags) {
        boolean isNegated = reader.skip("^");
        CharSet members = CharSet.NONE;
        boolean isFirst = true;
        while (isFirst || reader.peek() != ']') {
            isFirst = false; // a ] at the beginning is the character
            members = members.or(reader.skip("\\Q") ? quotedMembers() : member(flags));
        }
        reader.next();
        CharSet all = NamedSets.withOtherCase(members, flags);
        return isNegated ? all.complement() : all;
    }

    private CharSet quotedMembers() {
        CharSet members = CharSet.NONE;
        while (!reader.skip("\\E")) {
            members = members.or(CharSet.of(memberCharacter()));
        }
        return members;
    }

    private CharSet member(Flags flags) {
        refuseAmbiguous(flags);
        if (reader.skip("[:")) {
            return posix(flags);
        }
        if (reader.skip("\\")) {
            Optional<CharSet> named = namedSet(flags);
            return named.isPresent() ? named.get() : range(character());
        }
        return range(CharSet.of(memberCharacter()));
    }

    /** What PCRE and Java read differently is no pattern of ours. */
    private void refuseAmbiguous(Flags flags) {
        int c = reader.peek();
        if (c == '[' && reader.peek(1) != ':') {
            throw reader.malformed("a [ inside of brackets; write \\[ for the character");
        }
        if (c == '&' && reader.peek(1) == '&') {
            throw reader.malformed("&& inside of brackets; write \\& for the character");
        }
        if (flags.isCommented() && (c == '#' || c == ' ' || (c >= '\t' && c <= '\r'))) {
            throw reader.malformed("a space or # inside of brackets with the option x; write \\ before the character");
        }
    }

    private CharSet posix(Flags flags) {
        boolean isNegated = reader.skip("^");
        String name = reader.until(':', "a POSIX class");
        CharSet members = NamedSets.ofPosix(name, flags)
                .filter(found -> reader.skip("]"))
                .orElseThrow(() -> reader.malformed("a POSIX class that is not known"));
        return isNegated ? members.complement() : members;
    }

    private CharSet range(CharSet first) {
        if (reader.peek() != '-' || reader.peek(1) == ']' || reader.peek(1) == PatternReader.END) {
            return first;
        }
        reader.next();
        int from = first.only();
        int start = reader.position();
        int to = reader.skip("\\") ? character().only() : memberCharacter();
        if (reader.position() > start && (from < 0 || to < from)) {
            throw reader.malformed("a range in brackets whose first character comes after its last");
        }
        return CharSet.range(from, to);
    }

    private int memberCharacter() {
        int c = reader.next();
        if (c == PatternReader.END) {
            throw reader.malformed("the end inside of brackets; write \\[ for the character");
        }
        return c;
    }
}
