package io.parsimony.tests.hunt.world;

import io.parsimony.backend.FindRequest;
import io.parsimony.backend.Selection;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.tests.hunt.world.Question.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Random questions about a world. */
public final class RandomQuestions {
    private static final List<String> CLASSES =
            List.of("A", "A", "A", "B", "B", "B", "C", "C", Classes.USER, Classes.USER, Classes.ROLE, Classes.SESSION);
    private static final List<Form> FORMS = List.of(Form.FIND, Form.FIND, Form.FIND_AND_COUNT, Form.COUNT, Form.GET);

    private final Dice dice;
    private final RandomWheres wheres;

    /** Questions as the dice fall. */
    public RandomQuestions(Dice dice) {
        this.dice = dice;
        wheres = new RandomWheres(dice);
    }

    /** A question of somebody's. */
    public Question by(Who who) {
        String className = className();
        Form form = dice.pick(FORMS);
        if (form == Form.GET) {
            FindRequest wanted = FindRequest.of(className, Constraint.ALWAYS).withSelection(selection(className));
            return new Question(
                    who, form, wanted, Domain.pointer(dice, className).objectId());
        }
        FindRequest request = new FindRequest(
                        className,
                        wheres.any(className),
                        order(className),
                        dice.chance(0.25) ? dice.below(4) : 100,
                        dice.chance(0.15) ? dice.below(3) : 0,
                        form == Form.COUNT ? Selection.ALL : selection(className))
                .withRedirectKey(dice.chance(0.03) ? "r" : null);
        return new Question(who, form, request, "");
    }

    private String className() {
        return dice.chance(0.01) ? Classes.HOOKS : dice.chance(0.02) ? Classes.GHOST : dice.pick(CLASSES);
    }

    private List<Ordering> order(String className) {
        List<String> fields = new ArrayList<>(
                Classes.fields(className, Kind.NUMBER, Kind.STRING, Kind.DATE, Kind.POINTER, Kind.BOOLEAN));
        fields.add("objectId");
        fields.add("updatedAt");
        return dice.some(fields, dice.chance(0.6) ? 0 : 2).stream()
                .map(field -> dice.chance(0.5) ? Ordering.ascending(field) : Ordering.descending(field))
                .toList();
    }

    private Selection selection(String className) {
        if (dice.chance(0.3)) {
            return Selection.ALL;
        }
        List<FieldPath> include = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            include.add(includePath(className));
        }
        Selection selection = new Selection(keys(className), include);
        if (dice.chance(0.15)) {
            selection = selection.withExcludeKeys(new LinkedHashSet<>(
                    dice.times(1, 2, () -> dice.chance(0.7) ? FieldPath.of(field(className)) : deepPath(className))));
        }
        return dice.chance(0.15) ? selection.withIncludeAll() : selection;
    }

    @org.jspecify.annotations.Nullable
    private Set<FieldPath> keys(String className) {
        if (dice.chance(0.75)) {
            return null;
        }
        return new LinkedHashSet<>(
                dice.times(1, 4, () -> dice.chance(0.75) ? FieldPath.of(field(className)) : deepPath(className)));
    }

    private String field(String className) {
        List<String> fields = List.copyOf(Classes.fields(className).keySet());
        return fields.isEmpty() || dice.chance(0.03) ? "nowhere" : dice.pick(fields);
    }

    /** A path along which pointers are. */
    private FieldPath includePath(String className) {
        List<String> leading = Classes.fields(className, Kind.POINTER, Kind.ARRAY, Kind.OBJECT);
        if (leading.isEmpty()) {
            return FieldPath.of("p");
        }
        String field = dice.pick(leading);
        FieldType type = Classes.fields(className).getOrDefault(field, FieldType.ARRAY);
        FieldPath path = type.kind() == Kind.OBJECT ? FieldPath.of(field).child("k") : FieldPath.of(field);
        if (dice.chance(0.4)) {
            String target = type.targetClass() == null ? dice.pick(Classes.PLAIN) : type.targetClass();
            List<String> steps = new ArrayList<>(path.steps());
            steps.addAll(includePath(target).steps());
            return new FieldPath(steps);
        }
        return path;
    }

    /** A field of what a pointer leads to. */
    private FieldPath deepPath(String className) {
        FieldPath path = includePath(className);
        String target = dice.pick(Classes.PLAIN);
        return path.child(field(target));
    }
}
