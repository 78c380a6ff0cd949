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

/** A way from world to world in some databases, with questions in each. The same seed leads the same way. */
final class Journey {
    private static final int QUESTIONS = 8;
    private static final int QUESTIONS_BEHIND_A_VEIL = 4;

    private final List<Stage> stages;
    private final Tally tally;
    private final Dice dice;
    private final RandomWorlds worlds;
    private final RandomQuestions questions;
    private final HiddenChanges hiddenChanges;

    Journey(long seed, List<Stage> stages, Tally tally) {
        this.stages = stages;
        this.tally = tally;
        dice = new Dice(seed);
        worlds = new RandomWorlds(dice);
        questions = new RandomQuestions(dice);
        hiddenChanges = new HiddenChanges(dice);
    }

    /** Something that was answered otherwise than it should be. */
    record Finding(Stage stage, LeakCase leak, String text) {}

    /** The first that is found in so many worlds. */
    Optional<Finding> hunt(int count) {
        World world = worlds.first();
        for (int i = 0; i < count; i++) {
            for (Stage stage : stages) {
                stage.put(world);
            }
            Optional<Finding> finding = asked(world).or(this::veiled);
            if (finding.isPresent()) {
                return finding;
            }
            tally.world();
            world = worlds.next(stages.get(0).world());
        }
        return Optional.empty();
    }

    private Optional<Finding> asked(World world) {
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = questions.by(worlds.who());
            boolean isRefused = Reading.of(stages.get(0).world(), question) instanceof Answer.Refusal;
            if (isRefused && dice.chance(0.5)) {
                question = questions.by(question.who()); // else most would be refused
            }
            for (Stage stage : stages) {
                Answer expected = Reading.of(stage.world(), question);
                Optional<String> difference = Asking.difference(stage, question, expected);
                if (difference.isPresent()) {
                    return Optional.of(new Finding(stage, new LeakCase(world, question), difference.get()));
                }
                tally.answer(expected);
            }
        }
        return Optional.empty();
    }

    /** Changes what somebody can't see; whatever it asks must be answered as before, to the letter. */
    private Optional<Finding> veiled() {
        Who who = worlds.ordinary();
        World before = stages.get(0).world();
        World after = hiddenChanges.in(before, new SameSight(before, who)::as);
        if (after.equals(before)) {
            return Optional.empty();
        }
        List<Question> asked = dice.times(QUESTIONS_BEHIND_A_VEIL, QUESTIONS_BEHIND_A_VEIL, () -> questions.by(who));
        for (Stage stage : stages) {
            List<String> told =
                    asked.stream().map(question -> Asking.told(stage, question)).toList();
            stage.put(after);
            for (int i = 0; i < asked.size(); i++) {
                String now = Asking.told(stage, asked.get(i));
                if (!now.equals(told.get(i))) {
                    return Optional.of(new Finding(
                            stage,
                            new LeakCase(before, asked.get(i)),
                            stage.name() + " tells\n  " + told.get(i) + "\nbut after changes that " + who
                                    + " can't see\n  " + now + "\nin\n" + after));
                }
            }
        }
        tally.veil();
        return Optional.empty();
    }
}
