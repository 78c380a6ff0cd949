package io.parsimony.engine.plan;

import io.parsimony.engine.store.Target;
import io.parsimony.json.IsoDates;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.DateValue;
import io.parsimony.value.FileValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which values can be compared with what a target holds, and in which form ({@code parse-semantics.md} sections 3.4 to 3.6). A value
 * that doesn't fit compares with nothing, which is no error.
 */
final class OperandFitting {
    private static final Set<Kind> ORDERED = EnumSet.of(Kind.NUMBER, Kind.STRING, Kind.DATE, Kind.BOOLEAN);
    private static final String EXPIRES_AT = "expiresAt";

    private OperandFitting() {}

    /** The value as the target's values are compared with it; empty when it can equal or exceed none of them. */
    static Optional<ParseValue> fitting(Target target, Comparison op, ParseValue value) {
        return fitting(target, value).filter(fitting -> op == Comparison.EQUAL || ORDERED.contains(kindOf(fitting)));
    }

    private static Optional<ParseValue> fitting(Target target, ParseValue value) {
        if (target instanceof Target.BuiltIn builtIn) {
            return switch (builtIn) {
                case OBJECT_ID -> ofKind(Kind.STRING, value);
                case CREATED_AT, UPDATED_AT -> date(value);
            };
        }
        if (target instanceof Target.Field field) {
            return fittingField(field, value);
        }
        return Optional.of(value);
    }

    private static Optional<ParseValue> fittingField(Target.Field field, ParseValue value) {
        FieldType type = field.type();
        return switch (type.kind()) {
            case ARRAY -> Optional.of(value);
            case POINTER -> pointer(type, value);
            case DATE -> field.name().equals(EXPIRES_AT) ? date(value) : ofKind(Kind.DATE, value);
            // A File field holds the name alone, so that is what can be compared.
            case FILE -> ofKind(Kind.FILE, value).map(file -> new FileValue(((FileValue) file).name(), null));
            case STRING, NUMBER, BOOLEAN, OBJECT, GEO_POINT, POLYGON, BYTES, RELATION -> ofKind(type.kind(), value);
        };
    }

    private static Optional<ParseValue> pointer(FieldType type, ParseValue value) {
        if (value instanceof StringValue id && !id.value().isEmpty() && type.targetClass() != null) {
            return Optional.of(new PointerValue(type.targetClass(), id.value()));
        }
        return value instanceof PointerValue pointer && pointer.className().equals(type.targetClass())
                ? Optional.of(pointer)
                : Optional.empty();
    }

    private static Optional<ParseValue> date(ParseValue value) {
        return value instanceof StringValue iso
                ? Optional.of(new DateValue(IsoDates.parse(iso.value())))
                : ofKind(Kind.DATE, value);
    }

    private static Optional<ParseValue> ofKind(Kind kind, ParseValue value) {
        return kindOf(value) == kind ? Optional.of(value) : Optional.empty();
    }

    private static Kind kindOf(ParseValue value) {
        return FieldType.of(value)
                .orElseThrow(() -> new IllegalStateException("null is compared by IsNull"))
                .kind();
    }
}
