package io.parsimony.tests.hunt;

import io.parsimony.tests.hunt.checker.Answer;
import io.parsimony.tests.hunt.checker.Reading;
import io.parsimony.tests.hunt.checker.SameSight;
import io.parsimony.tests.hunt.world.Dice;
import io.parsimony.tests.hunt.world.HiddenChanges;
import io.parsimony.tests.hunt.world.Question;
import io.parsimony.tests.hunt.world.RandomQuestions;
import io.parsimony.tests.hunt.world.RandomWorlds;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import java.util.List;
import java.util.Optional;

/** A way from world to world in a database, with questions in each. The same seed leads the same way. */
final class Journey {
    private static final int QUESTIONS = 4;
    private static final int QUESTIONS_BEHIND_A_VEIL = 3;

    private final Stage stage;
    private final Tally tally;
    private final Dice dice;
    private final RandomWorlds worlds;
    private final RandomQuestions questions;
    private final HiddenChanges hiddenChanges;

    Journey(long seed, Stage stage, Tally tally) {
        this.stage = stage;
        this.tally = tally;
        dice = new Dice(seed);
        worlds = new RandomWorlds(dice);
        questions = new RandomQuestions(dice);
        hiddenChanges = new HiddenChanges(dice);
    }

    /** Something that was answered otherwise than it should be. */
    record Finding(LeakCase leak, String text) {}

    /** The first that is found in so many worlds. */
    Optional<Finding> hunt(int count) {
        World world = worlds.first();
        for (int i = 0; i < count; i += 2) {
            stage.put(world);
            tally.world();
            Optional<Finding> finding = asked().or(this::veiled);
            if (finding.isPresent()) {
                return finding;
            }
            world = worlds.next(stage.world());
        }
        return Optional.empty();
    }

    private Optional<Finding> asked() {
        for (int i = 0; i < QUESTIONS; i++) {
            Optional<Finding> finding = asked(question(worlds.who()));
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> asked(Question question) {
        Answer expected = Reading.of(stage.world(), question);
        tally.answer(expected);
        return Asking.difference(stage, question, expected)
                .map(text -> new Finding(new LeakCase(stage.world(), question), text));
    }

    /** Every second one that would be refused is replaced, else most would be. */
    private Question question(Who who) {
        Question question = questions.by(who);
        return Reading.of(stage.world(), question) instanceof Answer.Refusal && dice.chance(0.5)
                ? questions.by(who)
                : question;
    }

    /** Changes what somebody can't see; whatever it asks must be answered as before, to the letter. */
    private Optional<Finding> veiled() {
        Who who = worlds.ordinary();
        World before = stage.world();
        List<Question> asked = dice.times(QUESTIONS_BEHIND_A_VEIL, QUESTIONS_BEHIND_A_VEIL, () -> question(who));
        List<String> told =
                asked.stream().map(question -> Asking.told(stage, question)).toList();
        stage.put(hiddenChanges.in(before, new SameSight(before, who)::as));
        tally.world();
        for (int i = 0; i < asked.size(); i++) {
            String now = Asking.told(stage, asked.get(i));
            if (!now.equals(told.get(i))) {
                return Optional.of(new Finding(
                        new LeakCase(before, asked.get(i)),
                        "tells\n  " + told.get(i) + "\nbut after changes that " + who + " can't see\n  " + now
                                + "\nin\n" + stage.world()));
            }
            Optional<Finding> finding = asked(asked.get(i));
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }
}
