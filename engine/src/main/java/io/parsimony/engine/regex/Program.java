package io.parsimony.engine.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A tree as the instructions of an automaton: each instruction takes a character, asks about a place, or branches. Immutable. */
final class Program {
    private final Instruction[] instructions;
    private final boolean isAtStart;
    private final Optional<CharSet> first;
    private final int cost;

    private Program(List<Instruction> instructions, boolean isAtStart, int cost) {
        this.cost = cost;
        this.instructions = instructions.toArray(new Instruction[0]);
        this.isAtStart = isAtStart;
        this.first = first(this.instructions);
    }

    /** How many there are; they have the numbers from 0, which is where it begins. */
    int size() {
        return instructions.length;
    }

    Instruction at(int index) {
        return instructions[index];
    }

    /** How many instructions there are, those of looks ahead and behind included. */
    int cost() {
        return cost;
    }

    /** Whether a match can begin at the start of the text only. */
    boolean isAtStart() {
        return isAtStart;
    }

    /** What any match begins with; empty when there may be a match without a character. */
    Optional<CharSet> first() {
        return first;
    }

    private static Optional<CharSet> first(Instruction[] instructions) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        CharSet first = CharSet.NONE;
        while (!open.isEmpty()) {
            int index = open.pop();
            if (seen.get(index)) {
                continue;
            }
            seen.set(index);
            Instruction instruction = instructions[index];
            if (instruction instanceof Instruction.Take take) {
                first = first.or(take.set());
            } else if (instruction instanceof Instruction.Split split) {
                open.push(split.one());
                open.push(split.other());
            } else if (instruction instanceof Instruction.Jump jump) {
                open.push(jump.to());
            } else if (instruction instanceof Instruction.Ask) {
                open.push(index + 1);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }

    /** A step of the automaton; numbers are indexes of instructions. */
    sealed interface Instruction {
        /** Takes a character out of the set and goes on with the next instruction. */
        record Take(CharSet set) implements Instruction {}

        /** Goes on with the next instruction if the place is right. */
        record Ask(Place place) implements Instruction {}

        /** Goes on in two places. */
        record Split(int one, int other) implements Instruction {}

        /** Goes on elsewhere. */
        record Jump(int to) implements Instruction {}

        /** There is a match. */
        record Match() implements Instruction {}
    }

    /** The program of a tree, with its counted repetitions written out. */
    static Program of(Node node, boolean backwards, int limit) {
        Writer writer = new Writer(backwards, limit);
        node.accept(writer);
        writer.add(new Instruction.Match());
        return new Program(writer.instructions, !backwards && isAtStart(node), writer.cost);
    }

    private static boolean isAtStart(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return !sequence.parts().isEmpty() && isAtStart(sequence.parts().get(0));
        }
        return node.equals(new Node.At(Anchor.START));
    }

    private static final class Writer implements Node.Visitor<Writer> {
        private final boolean backwards;
        private final int limit;
        private final List<Instruction> instructions = new ArrayList<>();
        private int cost;

        Writer(boolean backwards, int limit) {
            this.backwards = backwards;
            this.limit = limit;
        }

        private int add(Instruction instruction) {
            spend(1);
            instructions.add(instruction);
            return instructions.size() - 1;
        }

        private void spend(int more) {
            cost += more;
            if (cost > limit) {
                throw RegexErrors.tooLarge(limit);
            }
        }

        @Override
        public Writer one(Node.One node) {
            add(new Instruction.Take(node.set()));
            return this;
        }

        @Override
        public Writer sequence(Node.Sequence node) {
            for (int i = 0; i < node.parts().size(); i++) {
                node.parts().get(backwards ? node.parts().size() - 1 - i : i).accept(this);
            }
            return this;
        }

        @Override
        public Writer choice(Node.Choice node) {
            List<Integer> ends = new ArrayList<>();
            for (int i = 0; i < node.branches().size() - 1; i++) {
                int split = add(new Instruction.Jump(0));
                node.branches().get(i).accept(this);
                ends.add(add(new Instruction.Jump(0)));
                instructions.set(split, new Instruction.Split(split + 1, instructions.size()));
            }
            node.branches().get(node.branches().size() - 1).accept(this);
            ends.forEach(end -> instructions.set(end, new Instruction.Jump(instructions.size())));
            return this;
        }

        @Override
        public Writer repeat(Node.Repeat node) {
            for (int i = 0; i < node.least(); i++) {
                node.body().accept(this);
            }
            if (node.most() == Node.Repeat.ENDLESS) {
                int split = add(new Instruction.Jump(0));
                node.body().accept(this);
                add(new Instruction.Jump(split));
                instructions.set(split, new Instruction.Split(split + 1, instructions.size()));
                return this;
            }
            List<Integer> splits = new ArrayList<>();
            for (int i = node.least(); i < node.most(); i++) {
                splits.add(add(new Instruction.Jump(0)));
                node.body().accept(this);
            }
            splits.forEach(split -> instructions.set(split, new Instruction.Split(split + 1, instructions.size())));
            return this;
        }

        @Override
        public Writer at(Node.At node) {
            add(new Instruction.Ask(Place.of(node.anchor())));
            return this;
        }

        @Override
        public Writer wordBoundary(Node.WordBoundary node) {
            add(new Instruction.Ask(Place.ofWord(node.word(), node.isNegated())));
            return this;
        }

        @Override
        public Writer look(Node.Look node) {
            // a look ahead is found from the end of the text backwards, so that each takes one run
            Program body = Program.of(node.body(), !node.isBehind(), limit);
            spend(body.cost());
            add(new Instruction.Ask(new Place.Around(body, node.isBehind(), node.isNegated())));
            return this;
        }
    }
}
