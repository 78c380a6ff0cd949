package io.parsimony.junit.recording;

import io.parsimony.ParseException;

/** What became of a call. */
public sealed interface Outcome {
    /** It has not been answered yet. */
    record Pending() implements Outcome {
        @Override
        public String toString() {
            return "not answered yet";
        }
    }

    /**
     * It was answered.
     *
     * @param answer for people, such as {@code 3 objects}, without what is in them
     */
    record Answered(String answer) implements Outcome {
        @Override
        public String toString() {
            return answer;
        }
    }

    /** It failed. */
    record Failed(RuntimeException error) implements Outcome {
        /** Parse's code; INTERNAL_SERVER_ERROR (1) for an error without one. */
        public int code() {
            return error instanceof ParseException parse ? parse.getCode() : ParseException.INTERNAL_SERVER_ERROR;
        }

        @Override
        public String toString() {
            return "failed: " + error;
        }
    }
}
