package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.backend.RestoreMembersRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the objects of a file go. */
sealed interface Target {
    /** The writes that the records ask for; what can't be made a write is told to {@code refuse}. */
    List<Pending> requests(List<FileRecord> records, BiConsumer<FileRecord, ParseException> refuse);

    /** For people. */
    String name();

    /** To a class. */
    record OfClass(String className, Conflict onConflict) implements Target {
        private static final Pattern NAME = Pattern.compile("_?[A-Za-z][A-Za-z0-9_]*");

        /** Whether a class can be called so. */
        static boolean isName(String name) {
            return NAME.matcher(name).matches();
        }

        @Override
        public String name() {
            return className;
        }

        @Override
        public List<Pending> requests(List<FileRecord> records, BiConsumer<FileRecord, ParseException> refuse) {
            List<Pending> requests = new ArrayList<>(records.size());
            for (FileRecord record : records) {
                try {
                    requests.add(new Pending(ExportedObject.restore(className, record, onConflict), List.of(record)));
                } catch (ParseException e) {
                    refuse.accept(record, e);
                }
            }
            return requests;
        }
    }

    /** To the members of a relation, from {@code _Join:field:Class}: a row per member. */
    record OfRelation(String className, String field) implements Target {
        private static final Pattern NAME = Pattern.compile("_Join:([^:]+):([^:]+)");

        /** The relation that a file of this name holds. */
        static Optional<OfRelation> named(String name) {
            Matcher matcher = NAME.matcher(name);
            return matcher.matches()
                    ? Optional.of(new OfRelation(matcher.group(2), matcher.group(1)))
                    : Optional.empty();
        }

        @Override
        public String name() {
            return className + "." + field;
        }

        @Override
        public List<Pending> requests(List<FileRecord> records, BiConsumer<FileRecord, ParseException> refuse) {
            Map<String, List<FileRecord>> byOwner = new LinkedHashMap<>();
            for (FileRecord record : records) {
                Optional<String> owner = record.text("owningId");
                if (record.malformed().isPresent()) {
                    refuse.accept(record, record.malformed().get());
                } else if (owner.isEmpty() || record.text("relatedId").isEmpty()) {
                    refuse.accept(
                            record,
                            new ParseException(
                                    ParseException.MISSING_OBJECT_ID,
                                    "A member of a relation needs the strings 'owningId' and 'relatedId'"));
                } else {
                    byOwner.computeIfAbsent(owner.get(), id -> new ArrayList<>())
                            .add(record);
                }
            }
            List<Pending> requests = new ArrayList<>(byOwner.size());
            byOwner.forEach((owner, rows) -> requests.add(new Pending(
                    new RestoreMembersRequest(
                            className,
                            owner,
                            field,
                            rows.stream()
                                    .map(row -> row.text("relatedId").orElseThrow())
                                    .toList()),
                    rows)));
            return requests;
        }
    }
}
