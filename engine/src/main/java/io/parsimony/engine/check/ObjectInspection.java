package io.parsimony.engine.check;

import io.parsimony.ParseException;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckReport.Tally;
import io.parsimony.backend.CheckRequest.Mode;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.backend.Finding.Outcome;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.StoreCheck;
import io.parsimony.engine.store.StoreCheck.Cure;
import io.parsimony.engine.store.StoreCheck.Flaw;
import io.parsimony.engine.store.StoreCheck.Inspected;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a check: looks at objects and gathers what is found. For one thread. */
final class ObjectInspection implements StoreCheck.Inspection {
    private final SchemaCatalogue catalogue;
    private final Mode mode;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final List<Finding> kept = new ArrayList<>();

    ObjectInspection(SchemaCatalogue catalogue, Mode mode) {
        this.catalogue = catalogue;
        this.mode = mode;
    }

    @Override
    public Inspected inspect(String className, ObjectValue fields) {
        List<Flaw> flaws = new ArrayList<>();
        fields.members()
                .forEach((field, value) -> checkType(className, field, value).ifPresent(flaws::add));
        return className.equals(SystemClasses.USER)
                ? HiddenFields.inspect(fields, flaws)
                : new Inspected(fields, flaws);
    }

    @Override
    public void found(Finding finding) {
        Tally tally = tallies.getOrDefault(finding.kind(), new Tally(0, 0)).plus(finding.outcome());
        tallies.put(finding.kind(), tally);
        long sameBefore = (finding.outcome() == Outcome.FOUND ? tally.left() : tally.repaired()) - 1;
        if (sameBefore < CheckReport.KEPT_PER_KIND) {
            kept.add(finding);
        }
    }

    CheckReport report(long objects) {
        return new CheckReport(objects, tallies, kept);
    }

    /** A null fits every field, and may stand in one that the class does not have. */
    private Optional<Flaw> checkType(String className, String field, ParseValue value) {
        Optional<FieldType> actual = FieldType.of(value);
        if (actual.isEmpty()) {
            return Optional.empty();
        }
        FieldType type = actual.get();
        Optional<FieldType> expected = typeOf(className, field);
        if (expected.isEmpty() && mode == Mode.REPAIR && type.kind() != FieldType.Kind.RELATION) {
            return Optional.of(adopted(className, field, type));
        }
        if (expected.isEmpty()) {
            return Optional.of(unknown(className, field, type, Cure.NONE));
        }
        return expected.get().equals(type) && type.kind() != FieldType.Kind.RELATION
                ? Optional.empty()
                : Optional.of(new Flaw(
                        Kind.WRONG_TYPE,
                        Cure.NONE,
                        "The document of an object of class '" + className + "' has " + type + " in field '" + field
                                + "', which holds " + expected.get() + "; save the field anew"));
    }

    private Optional<FieldType> typeOf(String className, String field) {
        return catalogue.find(className).flatMap(schema -> schema.field(field));
    }

    /** The type of the first value that a field ever got is the field's, and this is the first that is left. */
    private Flaw adopted(String className, String field, FieldType type) {
        try {
            ClassSchema schema = catalogue.addFields(className, Map.of(field, type));
            return unknown(
                    className,
                    field,
                    type,
                    schema.field(field).filter(type::equals).isPresent() ? Cure.DONE : Cure.NONE);
        } catch (ParseException e) {
            return unknown(className, field, type, Cure.NONE);
        }
    }

    private static Flaw unknown(String className, String field, FieldType type, Cure cure) {
        return new Flaw(
                Kind.UNKNOWN_FIELD,
                cure,
                "An object has " + type + " in field '" + field + "', which class '" + className
                        + "' does not have; a repair adds the field");
    }
}
