package io.parsimony.engine.aggregate;

import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.stream.Stream;

/** {@code $skip} and {@code $limit}. */
final class Slice {
    private Slice() {}

    /** Leaves out the first rows. */
    record Skip(int count) implements Stage {
        static Skip read(ParseValue arguments) {
            return new Skip(StageArguments.count("$skip", arguments, 0));
        }

        @Override
        public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
            return rows.skip(count);
        }
    }

    /** Leaves out all but the first rows. */
    record Limit(int count) implements Stage {
        static Limit read(ParseValue arguments) {
            return new Limit(StageArguments.count("$limit", arguments, 1));
        }

        @Override
        public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
            return rows.limit(count);
        }
    }
}
