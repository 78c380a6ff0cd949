package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.WriteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Carries out writes, one or many, each batch in one transaction. Thread-safe. */
public final class ObjectWriter {
    /** How many fresh ids are tried; that even two are taken does not happen by chance. */
    private static final int ID_ATTEMPTS = 5;

    /** How often classes may change between the preparation of writes and the writes. */
    private static final int PREPARATIONS = 10;

    private final ObjectStore store;
    private final WritePreparation preparation;

    /** A writer. */
    public ObjectWriter(ObjectStore store, SchemaCatalogue catalogue, RandomTexts random, BackendOptions options) {
        this.store = store;
        this.preparation = new WritePreparation(store, catalogue, random, options);
    }

    /**
     * Carries out one write.
     *
     * @throws ParseException when it is refused; nothing is written then
     */
    public BatchOutcome write(Identity identity, Draft draft) {
        return whileClassesChange(draft.className(), () -> {
                    List<WriteStep> steps = List.of(prepared(new Member(identity, draft.className(), () -> draft)));
                    return committed(steps, allOrNothing(steps));
                })
                .get(0);
    }

    /**
     * Refuses what an update would refuse that the caller is not allowed to make, before anything is done for it.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119), OBJECT_NOT_FOUND (101), for users SESSION_MISSING (206)
     */
    public void requireWritable(Identity identity, String className, String objectId) {
        try {
            preparation.requireWritable(identity, className, objectId);
        } catch (StoreException e) {
            throw StoreFailures.toParse(e, className);
        }
    }

    /**
     * A member of a batch.
     *
     * @param identity who writes
     * @param className its class
     * @param draft makes the draft; what it throws is the member's failure
     */
    public record Member(Identity identity, String className, Supplier<Draft> draft) {}

    /**
     * Carries out the writes in order, in one transaction.
     *
     * @return one outcome per write, in order
     * @throws ParseException the first failure, when the batch is all or nothing
     */
    public List<BatchOutcome> batch(List<Member> members, Atomicity atomicity) {
        if (members.isEmpty()) {
            return List.of();
        }
        List<Member> drafted = members.stream().map(ObjectWriter::drafted).toList();
        return whileClassesChange(members.get(0).className(), () -> {
            List<WriteStep> steps = drafted.stream().map(this::prepared).toList();
            return committed(
                    steps,
                    switch (atomicity) {
                        case ALL_OR_NOTHING -> allOrNothing(steps);
                        case EACH_BY_ITSELF -> eachByItself(steps);
                    });
        });
    }

    /** Prepares and writes again when a class that was written to is not any more what it was. */
    private static <R> R whileClassesChange(String className, Supplier<R> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.get();
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.STALE || i == PREPARATIONS) {
                    throw StoreFailures.toParse(e, className);
                }
            }
        }
    }

    /** The member with a draft that is made once, since that may be dear: a password is hashed. */
    private static Member drafted(Member member) {
        try {
            Draft draft = member.draft().get();
            return new Member(member.identity(), member.className(), () -> draft);
        } catch (ParseException e) {
            return new Member(member.identity(), member.className(), () -> {
                throw e;
            });
        } catch (StoreException e) {
            ParseException refusal = StoreFailures.toParse(e, member.className());
            return new Member(member.identity(), member.className(), () -> {
                throw refusal;
            });
        }
    }

    private static List<BatchOutcome> committed(List<WriteStep> steps, List<BatchOutcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(outcomes.get(i) instanceof BatchOutcome.Failed)) {
                steps.get(i).committed(outcomes.get(i));
            }
        }
        return outcomes;
    }

    /** Lets nothing that was known of callers be used any more, for changes that came another way. */
    public void announceIdentities() {
        store.write(Set.of(), transaction -> {
            IdentityAnnouncements.all(transaction);
            return transaction;
        });
    }

    /** The step; where the draft is refused already, a step that says so when its turn comes. */
    private WriteStep prepared(Member member) {
        try {
            return preparation.prepare(member.identity(), member.draft().get());
        } catch (ParseException e) {
            return new RefusedStep(member.className(), e);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.STALE) {
                throw e;
            }
            return new RefusedStep(member.className(), StoreFailures.toParse(e, member.className()));
        }
    }

    private List<BatchOutcome> allOrNothing(List<WriteStep> steps) {
        if (steps.get(0) instanceof RefusedStep refused) {
            throw refused.refusal(); // no need to begin
        }
        for (int attempt = 1; ; attempt++) {
            StepFailure failure = new StepFailure();
            try {
                return store.write(classNames(steps), transaction -> {
                    LockOrder.lock(transaction, steps);
                    return failure.watch(transaction, steps);
                });
            } catch (StoreException e) {
                if (e.kind() == StoreException.Kind.STALE) {
                    throw e;
                }
                if (attempt == ID_ATTEMPTS || !StoreFailures.isWorthAnotherTry(e)) {
                    throw StoreFailures.toParse(e, failure.className);
                }
            }
        }
    }

    /** Remembers which class was being written to, for the error. */
    private static final class StepFailure {
        private String className = "";

        List<BatchOutcome> watch(WriteTransaction transaction, List<WriteStep> steps) {
            List<BatchOutcome> outcomes = new ArrayList<>(steps.size());
            for (WriteStep step : steps) {
                className = step.className();
                outcomes.add(carriedOut(transaction, step));
            }
            return outcomes;
        }
    }

    private List<BatchOutcome> eachByItself(List<WriteStep> steps) {
        try {
            return store.write(classNames(steps), transaction -> {
                LockOrder.lock(transaction, steps);
                List<BatchOutcome> outcomes = new ArrayList<>(steps.size());
                steps.forEach(step -> outcomes.add(outcome(transaction, step)));
                return outcomes;
            });
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.STALE) {
                throw e;
            }
            throw StoreFailures.toParse(e, steps.get(0).className());
        }
    }

    private static BatchOutcome outcome(WriteTransaction transaction, WriteStep step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.part(() -> carriedOut(transaction, step));
            } catch (ParseException e) {
                return new BatchOutcome.Failed(e);
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.DUPLICATE) {
                    throw e; // all of the transaction is in question
                }
                if (attempt == ID_ATTEMPTS || !StoreFailures.isWorthAnotherTry(e)) {
                    return new BatchOutcome.Failed(StoreFailures.toParse(e, step.className()));
                }
            }
        }
    }

    private static BatchOutcome carriedOut(WriteTransaction transaction, WriteStep step) {
        BatchOutcome outcome = step.run(transaction);
        IdentityAnnouncements.of(transaction, step);
        return outcome;
    }

    private static Set<String> classNames(List<WriteStep> steps) {
        return steps.stream()
                .filter(step -> !(step instanceof RefusedStep))
                .flatMap(step -> step.classNames().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
