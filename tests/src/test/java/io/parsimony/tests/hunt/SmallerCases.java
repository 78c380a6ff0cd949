package io.parsimony.tests.hunt;

import static io.parsimony.tests.hunt.Shrinking.without;

import io.parsimony.backend.FindRequest;
import io.parsimony.backend.Selection;
import io.parsimony.tests.hunt.world.Question;
import io.parsimony.tests.hunt.world.Question.Form;
import io.parsimony.tests.property.SmallerConstraints;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** A question about a world with something left out, in every way. */
final class SmallerCases {
    private SmallerCases() {}

    static Stream<LeakCase> of(LeakCase c) {
        return Stream.concat(
                questions(c.question()).map(c::with),
                SmallerWorlds.of(c.world()).map(c::with));
    }

    private static Stream<Question> questions(Question question) {
        FindRequest request = question.request();
        Stream<Question> forms =
                question.form() == Form.FIND_AND_COUNT ? Stream.of(question.as(Form.FIND)) : Stream.empty();
        Stream<FindRequest> requests = Stream.of(
                        request.limit() < FindRequest.DEFAULT_LIMIT
                                ? Stream.of(request.withLimit(FindRequest.DEFAULT_LIMIT))
                                : Stream.<FindRequest>empty(),
                        request.skip() > 0 ? Stream.of(request.withSkip(0)) : Stream.<FindRequest>empty(),
                        without(request.order()).map(request::withOrder),
                        SmallerConstraints.of(request.where()).map(request::withWhere),
                        selections(request.selection()).map(request::withSelection))
                .flatMap(stream -> stream);
        return Stream.concat(forms, requests.map(question::with));
    }

    private static Stream<Selection> selections(Selection selection) {
        Stream<Selection> fewerIncludes = without(selection.include())
                .map(include ->
                        new Selection(selection.keys(), selection.excludeKeys(), include, selection.includeAll()));
        Stream<Selection> fewerExcluded = without(List.copyOf(selection.excludeKeys()))
                .map(excluded -> selection.withExcludeKeys(new LinkedHashSet<>(excluded)));
        Stream<Selection> plainer = Stream.of(
                new Selection(null, selection.excludeKeys(), selection.include(), selection.includeAll()),
                new Selection(selection.keys(), selection.excludeKeys(), selection.include(), false));
        return Stream.of(fewerIncludes, fewerExcluded, plainer)
                .flatMap(stream -> stream)
                .filter(other -> !other.equals(selection));
    }
}
