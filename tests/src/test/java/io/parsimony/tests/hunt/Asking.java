package io.parsimony.tests.hunt;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.ObjectJson;
import io.parsimony.json.ValueJson;
import io.parsimony.tests.hunt.checker.Answer;
import io.parsimony.tests.hunt.world.Question;
import io.parsimony.value.ParseValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a stage. */
final class Asking {
    private Asking() {}

    /** How the stage's answer differs from what is expected, for people; empty when it does not. */
    static Optional<String> difference(Stage stage, Question question, Answer expected) {
        Answer actual;
        String text = "";
        try {
            actual = answer(stage, question);
        } catch (ParseException e) {
            actual = new Answer.Refusal(Set.of(e.getCode()));
            text = " (" + e.getMessage() + ")";
        }
        return isAsExpected(actual, expected)
                ? Optional.empty()
                : Optional.of(stage.name() + " answers\n  " + actual + text + "\nbut expected is\n  " + expected);
    }

    private static boolean isAsExpected(Answer actual, Answer expected) {
        return (actual instanceof Answer.Refusal refusal && expected instanceof Answer.Refusal allowed)
                ? allowed.codes().containsAll(refusal.codes())
                : actual.equals(expected);
    }

    /** All that the stage tells: the answer, or the error's code and text. */
    static String told(Stage stage, Question question) {
        try {
            return answer(stage, question).toString();
        } catch (ParseException e) {
            return e.toString();
        }
    }

    private static Answer answer(Stage stage, Question question) {
        Caller caller = stage.caller(question.who());
        return switch (question.form()) {
            case GET -> new Answer.Objects(json(List.of(stage.backend().get(caller, question.get()))));
            case FIND -> new Answer.Objects(json(stage.backend().find(caller, question.request())));
            case COUNT -> new Answer.Count(stage.backend().count(caller, question.request()));
            case FIND_AND_COUNT -> {
                FoundPage page = stage.backend().findAndCount(caller, question.request());
                yield new Answer.Page(json(page.results()), page.count());
            }
        };
    }

    private static List<ParseValue> json(List<FetchedObject> objects) {
        return objects.stream()
                .map(object -> ValueJson.read(ObjectJson.write(object)))
                .toList();
    }
}
