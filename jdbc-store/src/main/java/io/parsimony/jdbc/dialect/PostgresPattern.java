package io.parsimony.jdbc.dialect;

import static java.util.stream.Collectors.joining;

import io.parsimony.engine.regex.CharSet;
import io.parsimony.engine.regex.Node;
import io.parsimony.engine.regex.RegularExpression;

/**
 * A regular expression as PostgreSQL writes them ("advanced" ones). Sets of characters are written by number, so that neither locale nor
 * collation has a say, and no group captures, so that its engine needs no backtracking.
 */
final class PostgresPattern implements Node.Visitor<String> {
    private static final PostgresPattern INSTANCE = new PostgresPattern();

    /** The largest count that PostgreSQL takes. */
    private static final int MOST = 255;

    private PostgresPattern() {}

    static String of(RegularExpression expression) {
        return group(expression.tree().accept(INSTANCE)); // what begins with a group is read as no directive
    }

    private static String group(String pattern) {
        return "(?:" + pattern + ")";
    }

    @Override
    public String one(Node.One node) {
        int only = node.set().only();
        return only < 0 ? brackets(node.set()) : character(only);
    }

    private static String brackets(CharSet set) {
        int[] inside = set.ranges();
        if (inside.length == 0) {
            return "(?:(?=a)b)"; // never
        }
        if (set.equals(CharSet.ALL)) {
            return ".";
        }
        int[] outside = set.complement().ranges();
        return outside.length < inside.length ? "[^" + ranges(outside) + "]" : "[" + ranges(inside) + "]";
    }

    private static String ranges(int[] bounds) {
        StringBuilder ranges = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.append(character(bounds[i]));
            if (bounds[i + 1] > bounds[i]) {
                ranges.append('-').append(character(bounds[i + 1]));
            }
        }
        return ranges.toString();
    }

    private static String character(int codePoint) {
        boolean isItself = (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= 'A' && codePoint <= 'Z')
                || (codePoint >= 'a' && codePoint <= 'z');
        if (isItself) {
            return Character.toString(codePoint);
        }
        return codePoint <= Character.MAX_VALUE
                ? String.format("\\u%04X", codePoint)
                : String.format("\\U%08X", codePoint);
    }

    @Override
    public String sequence(Node.Sequence node) {
        return node.parts().stream().map(part -> part.accept(this)).collect(joining());
    }

    @Override
    public String choice(Node.Choice node) {
        return group(node.branches().stream().map(branch -> branch.accept(this)).collect(joining("|")));
    }

    @Override
    public String repeat(Node.Repeat node) {
        String body = node.body() instanceof Node.One one
                ? one.accept(this)
                : group(node.body().accept(this));
        String least = times(body, node.least());
        if (node.most() == Node.Repeat.ENDLESS) {
            return least + body + "*";
        }
        StringBuilder optional = new StringBuilder();
        for (int left = node.most() - node.least(); left > 0; left -= MOST) {
            optional.append(body).append("{0,").append(Math.min(left, MOST)).append('}');
        }
        return group(least + optional);
    }

    private static String times(String body, int count) {
        StringBuilder times = new StringBuilder();
        for (int left = count; left > 0; left -= MOST) {
            times.append(body).append('{').append(Math.min(left, MOST)).append('}');
        }
        return times.toString();
    }

    @Override
    public String at(Node.At node) {
        return switch (node.anchor()) {
            case START -> "\\A";
            case END -> "\\Z";
            case LAST_LINE_END -> "(?=\\n?\\Z)";
            case LINE_START -> "(?:\\A|(?<=\\n)(?=.))";
            case LINE_END -> "(?=\\n|\\Z)";
        };
    }

    @Override
    public String wordBoundary(Node.WordBoundary node) {
        String word = brackets(node.word());
        String before = "(?<=" + word + ")";
        String notBefore = "(?<!" + word + ")";
        String after = "(?=" + word + ")";
        String notAfter = "(?!" + word + ")";
        return node.isNegated()
                ? group(before + after + "|" + notBefore + notAfter)
                : group(before + notAfter + "|" + notBefore + after);
    }

    @Override
    public String look(Node.Look node) {
        return "(?" + (node.isBehind() ? "<" : "") + (node.isNegated() ? "!" : "=")
                + node.body().accept(this) + ")";
    }
}
