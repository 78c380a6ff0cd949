package io.parsimony.tests.hunt;

import io.parsimony.tests.hunt.checker.Answer;

/** How much was hunted. For one thread. */
final class Tally {
    private long worlds;
    private long veils;
    private long refusals;
    private long empty;
    private long answers;

    void world() {
        worlds++;
    }

    void veil() {
        veils++;
    }

    void answer(Answer answer) {
        answers++;
        if (answer instanceof Answer.Refusal) {
            refusals++;
        } else if (answer instanceof Answer.Objects objects && objects.results().isEmpty()) {
            empty++;
        }
    }

    /** For people. */
    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "%,d worlds, %,d answers, %,d of them refusals and %,d empty, %,d worlds changed behind somebody's back",
                worlds,
                answers,
                refusals,
                empty,
                veils);
    }
}
