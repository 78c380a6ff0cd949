package io.parsimony.rest.options;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Paths of requests behind the mount, as Parse Server's {@code requestPath} has them (the library path-to-regexp, version 8): text as it
 * stands, {@code :name} for a segment or a part of one, {@code *name} for anything, <code>{…}</code> for what may be left out, a backslash before a
 * character that means itself. {@code /classes/:className}, <code>/classes{/*rest}</code>. Case does not count. Matching takes as long as the path,
 * whatever the pattern.
 */
public final class RequestPath {
    private static final int MOST_COMBINATIONS = 256;
    private static final String RESERVED = "}()[]+?!";

    private final String text;
    private final List<List<Part>> alternatives;

    /** What one character of a path, or several, must be. */
    private record Part(Kind kind, char character) {
        enum Kind {
            CHARACTER,
            /** One or more of a segment. */
            NAME,
            /** One or more of any. */
            ANYTHING
        }

        boolean takes(char c) {
            return switch (kind) {
                case CHARACTER -> c == character;
                case NAME -> c != '/';
                case ANYTHING -> true;
            };
        }
    }

    private RequestPath(String text, List<List<Part>> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is none, or matches no path, since it does not begin with a slash
     */
    public static RequestPath parse(String text) {
        List<List<Part>> alternatives = new Parser(text).alternatives();
        if (!text.startsWith("/") && !text.startsWith("{/")) {
            throw new IllegalArgumentException("The path '" + text + "' must begin with /");
        }
        return new RequestPath(text, alternatives);
    }

    /** Whether a path is one of these; it begins with a slash and ends with none. */
    public boolean matches(String path) {
        return alternatives.stream().anyMatch(parts -> matches(parts, path));
    }

    private static boolean matches(List<Part> parts, String path) {
        BitSet before = new BitSet(parts.size() + 1); // the parts that may be the next one's
        before.set(0);
        for (int i = 0; i < path.length() && !before.isEmpty(); i++) {
            char c = Character.toLowerCase(path.charAt(i));
            BitSet after = new BitSet(parts.size() + 1);
            for (int part = before.nextSetBit(0);
                    part >= 0 && part < parts.size();
                    part = before.nextSetBit(part + 1)) {
                if (parts.get(part).takes(c)) {
                    after.set(part + 1);
                    if (parts.get(part).kind() != Part.Kind.CHARACTER) {
                        after.set(part);
                    }
                }
            }
            before = after;
        }
        return before.get(parts.size());
    }

    /** As it was given. */
    @Override
    public String toString() {
        return text;
    }

    /** Reads a pattern from left to right. */
    private static final class Parser {
        private final String text;
        private int next;

        Parser(String text) {
            this.text = text;
        }

        List<List<Part>> alternatives() {
            List<List<Part>> all = group(false);
            all.forEach(Parser::dropLastSlash);
            return all;
        }

        /** Paths come without it. */
        private static void dropLastSlash(List<Part> parts) {
            int last = parts.size() - 1;
            if (last > 0 && parts.get(last).equals(new Part(Part.Kind.CHARACTER, '/'))) {
                parts.remove(last);
            }
        }

        private List<List<Part>> group(boolean isInner) {
            List<List<Part>> read = new ArrayList<>(List.of(new ArrayList<>()));
            while (next < text.length()) {
                char c = text.charAt(next++);
                if (c == '}' && isInner) {
                    return read;
                }
                if (c == '{') {
                    read = withOrWithout(read, group(true));
                } else {
                    Part part = part(c);
                    read.forEach(parts -> parts.add(part));
                }
            }
            if (isInner) {
                throw malformed("has a { without its }");
            }
            return read;
        }

        private List<List<Part>> withOrWithout(List<List<Part>> read, List<List<Part>> optional) {
            List<List<Part>> all = new ArrayList<>(read);
            for (List<Part> beginning : read) {
                for (List<Part> end : optional) {
                    List<Part> joined = new ArrayList<>(beginning);
                    joined.addAll(end);
                    all.add(joined);
                }
            }
            if (all.size() > MOST_COMBINATIONS) {
                throw malformed("has too many parts that may be left out");
            }
            return all;
        }

        private Part part(char c) {
            if (c == ':' || c == '*') {
                skipName();
                return new Part(c == ':' ? Part.Kind.NAME : Part.Kind.ANYTHING, c);
            }
            if (RESERVED.indexOf(c) >= 0) {
                throw malformed("has a " + c + ", which needs a backslash before it");
            }
            if (c != '\\') {
                return new Part(Part.Kind.CHARACTER, Character.toLowerCase(c));
            }
            if (next == text.length()) {
                throw malformed("ends with a backslash");
            }
            return new Part(Part.Kind.CHARACTER, Character.toLowerCase(text.charAt(next++)));
        }

        private void skipName() {
            int begin = next;
            while (next < text.length() && Character.isJavaIdentifierPart(text.charAt(next))) {
                next++;
            }
            if (next == begin || !Character.isJavaIdentifierStart(text.charAt(begin))) {
                throw malformed("needs a name after each : and *");
            }
        }

        private IllegalArgumentException malformed(String why) {
            return new IllegalArgumentException("The path '" + text + "' " + why);
        }
    }
}
