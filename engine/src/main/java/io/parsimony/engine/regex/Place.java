package io.parsimony.engine.regex;

/** A question about a place between two characters of a text. */
sealed interface Place {
    /** That looks at no more than the neighbours. */
    @FunctionalInterface
    interface Test {
        boolean holds(String text, int at);
    }

    /** Asks the neighbours. */
    record Near(Test test) implements Place {}

    /** Asks whether a match of the body ends here (behind), or begins here; a look ahead's body is written backwards. */
    record Around(Program body, boolean isBehind, boolean isNegated) implements Place {}

    static Place of(Anchor anchor) {
        return new Near(
                switch (anchor) {
                    case START -> (text, at) -> at == 0;
                    case END -> (text, at) -> at == text.length();
                    case LAST_LINE_END ->
                        (text, at) -> at == text.length() || (at == text.length() - 1 && text.charAt(at) == '\n');
                    case LINE_START -> (text, at) -> at == 0 || (at < text.length() && text.charAt(at - 1) == '\n');
                    case LINE_END -> (text, at) -> at == text.length() || text.charAt(at) == '\n';
                });
    }

    static Place ofWord(CharSet word, boolean isNegated) {
        return new Near((text, at) -> {
            boolean before = at > 0 && word.contains(text.codePointBefore(at));
            boolean after = at < text.length() && word.contains(text.codePointAt(at));
            return (before != after) != isNegated;
        });
    }
}
