package io.parsimony.tests.hunt.world;

import io.parsimony.query.FieldPath;
import io.parsimony.query.TextSearch;
import io.parsimony.schema.FieldType;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;

/** What constraints compare with: mostly values of the field's type that objects have. */
final class RandomOperands {
    private static final List<String> CLASSES = List.of(
            "A", "A", "B", "B", "C", "C", Classes.USER, Classes.USER, Classes.ROLE, Classes.SESSION, Classes.GHOST);

    private final Dice dice;

    RandomOperands(Dice dice) {
        this.dice = dice;
    }

    /** A class that can be asked. */
    String anyClass() {
        return dice.chance(0.01) ? Classes.HOOKS : dice.pick(CLASSES);
    }

    ParseValue id(String className) {
        return new StringValue(Domain.pointer(dice, className).objectId());
    }

    ParseValue idBehind(String className, FieldPath path) {
        FieldType type = Classes.fields(className).get(path.field());
        return id(type == null || type.targetClass() == null ? className : type.targetClass());
    }

    ParseValue date() {
        return new DateValue(dice.pick(Domain.MOMENTS));
    }

    TextSearch search() {
        return new TextSearch(dice.pick(List.of("red", "hen -red", "\"red fox\"", "fox")), dice.chance(0.3), false);
    }

    ParseValue of(String className, FieldPath path) {
        FieldType type = Classes.fields(className).getOrDefault(path.field(), FieldType.NUMBER);
        return switch (type.kind()) {
            case STRING -> string(path.field());
            case BOOLEAN -> new BooleanValue(dice.chance(0.5));
            case DATE -> date();
            case POINTER, RELATION -> Domain.pointer(dice, type.targetClass() == null ? className : type.targetClass());
            case ARRAY, OBJECT -> element();
            default -> Domain.number(dice);
        };
    }

    private ParseValue string(String field) {
        return switch (field) {
            case "t" -> new StringValue(dice.pick(Domain.TEXTS));
            case "username" -> new StringValue("name of " + dice.pick(Domain.USERS));
            case "email" -> new StringValue(dice.pick(Domain.USERS) + "@example.org");
            case "name" -> new StringValue(RandomThings.roleName(dice.pick(Domain.ROLE_IDS)));
            default -> Domain.string(dice);
        };
    }

    private ParseValue element() {
        return switch (dice.below(5)) {
            case 0 -> Domain.number(dice);
            case 1 -> Domain.string(dice);
            case 2 -> Domain.pointer(dice, Classes.USER);
            default -> Domain.pointer(dice, dice.pick(Classes.PLAIN));
        };
    }
}
