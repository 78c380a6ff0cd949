package io.parsimony.engine.regex;

import java.util.List;

/**
 * A regular expression as a tree, its options worked in: case lies in the sets, {@code x} is gone. Groups don't capture and nothing is
 * greedy or lazy, since all that is asked is whether there is a match.
 */
public sealed interface Node {
    /** Nothing, which is everywhere. */
    Node EMPTY = new Sequence(List.of());

    /** One code point out of a set. */
    record One(CharSet set) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.one(this);
        }
    }

    /** One after the other. */
    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sequence(this);
        }
    }

    /** Any of the branches. */
    record Choice(List<Node> branches) implements Node {
        public Choice {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /**
     * The body again and again.
     *
     * @param body what takes at least one character in some match
     * @param most {@link #ENDLESS} for any number
     */
    record Repeat(Node body, int least, int most) implements Node {
        /** No upper bound. */
        public static final int ENDLESS = Integer.MAX_VALUE;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.repeat(this);
        }
    }

    /** A place in the string. */
    record At(Anchor anchor) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.at(this);
        }
    }

    /** A place with a character of a word on exactly one side; negated: on both, or on none. */
    record WordBoundary(CharSet word, boolean isNegated) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wordBoundary(this);
        }
    }

    /** A place before which, or after which, the body stands; negated: doesn't. */
    record Look(Node body, boolean isBehind, boolean isNegated) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.look(this);
        }
    }

    /** Calls the visitor's method for this shape. */
    <R> R accept(Visitor<R> visitor);

    /** One method per shape. */
    interface Visitor<R> {
        R one(One node);

        R sequence(Sequence node);

        R choice(Choice node);

        R repeat(Repeat node);

        R at(At node);

        R wordBoundary(WordBoundary node);

        R look(Look node);
    }
}
