package io.parsimony.engine.regex;

import io.parsimony.engine.regex.Program.Instruction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a match in one text by following all ways through the program at once, a character at a time: the time is bounded by the
 * length of the text times the size of the program, whatever the pattern.
 */
final class Search {
    private final String text;
    private final MatchingTime time;
    private final Map<Place.Around, BitSet> around = new HashMap<>();
    private int steps;

    Search(String text, MatchingTime time) {
        this.text = text;
        this.time = time;
    }

    boolean finds(Program program) {
        return new Run(program, false).toMatch(null);
    }

    private boolean holds(Place place, int at) {
        if (place instanceof Place.Near near) {
            return near.test().holds(text, at);
        }
        Place.Around look = (Place.Around) place;
        BitSet places = around.get(look);
        if (places == null) {
            places = new BitSet();
            new Run(look.body(), !look.isBehind()).toMatch(places);
            around.put(look, places);
        }
        return places.get(at) != look.isNegated();
    }

    private void spend(int more) {
        steps += more;
        if (steps > MatchingTime.STEPS_BETWEEN_CHECKS) {
            steps = 0;
            time.check();
        }
    }

    /** One pass over the text. */
    private final class Run {
        private final Program program;
        private final boolean backwards;
        private final int[] open;
        private int openCount;
        private int[] taking;
        private int takingCount;
        private int[] nextTaking;
        private final int[] seenAt;
        private int seen;
        private boolean matched;

        Run(Program program, boolean backwards) {
            this.program = program;
            this.backwards = backwards;
            int size = program.size();
            open = new int[2 * size]; // each instruction is followed once and opens two at most
            taking = new int[size];
            nextTaking = new int[size];
            seenAt = new int[size];
        }

        /** Whether there is a match; with places for them, all where one ends, and else no more than the first. */
        boolean toMatch(@Nullable BitSet places) {
            int at = backwards ? text.length() : 0;
            int end = backwards ? 0 : text.length();
            seen = 1;
            takingCount = 0;
            while (true) {
                if (takingCount == 0 && !backwards) {
                    at = nextBeginning(at);
                }
                if (at == 0 || !program.isAtStart()) {
                    follow(0, at); // a match may begin anywhere
                } else if (takingCount == 0 && !matched) {
                    return false;
                }
                if (matched) {
                    if (places == null) {
                        return true;
                    }
                    places.set(at);
                }
                if (at == end) {
                    return false;
                }
                at = step(at);
            }
        }

        /** The next place where a match can begin, by the character that follows. */
        private int nextBeginning(int from) {
            if (matched || program.first().isEmpty() || program.isAtStart()) {
                return from;
            }
            CharSet first = program.first().get();
            int at = from;
            while (at < text.length() && !first.contains(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            spend((at - from) / 8); // a character passed over costs less than one that is looked at
            return at;
        }

        /** Takes the next character. */
        private int step(int at) {
            int c = backwards ? text.codePointBefore(at) : text.codePointAt(at);
            int next = backwards ? at - Character.charCount(c) : at + Character.charCount(c);
            int[] current = taking;
            int count = takingCount;
            taking = nextTaking;
            nextTaking = current;
            takingCount = 0;
            seen++;
            matched = false;
            for (int i = 0; i < count; i++) {
                if (((Instruction.Take) program.at(current[i])).set().contains(c)) {
                    follow(current[i] + 1, next);
                }
            }
            spend(count + 1);
            return next;
        }

        /** Notes all instructions that can be reached without taking a character. */
        private void follow(int from, int at) {
            openCount = 0;
            open[openCount++] = from;
            while (openCount > 0) {
                int index = open[--openCount];
                if (seenAt[index] == seen) {
                    continue;
                }
                seenAt[index] = seen;
                Instruction instruction = program.at(index);
                if (instruction instanceof Instruction.Take) {
                    taking[takingCount++] = index;
                } else if (instruction instanceof Instruction.Split split) {
                    open[openCount++] = split.other();
                    open[openCount++] = split.one();
                } else if (instruction instanceof Instruction.Jump jump) {
                    open[openCount++] = jump.to();
                } else if (instruction instanceof Instruction.Ask ask) {
                    if (holds(ask.place(), at)) {
                        open[openCount++] = index + 1;
                    }
                } else {
                    matched = true;
                }
            }
        }
    }
}
