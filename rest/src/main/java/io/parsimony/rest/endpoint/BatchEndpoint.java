package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.WriteRequest;
import io.parsimony.rest.limit.Admission;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.ErrorAnswers;
import io.parsimony.rest.protocol.Refusal;
import io.parsimony.rest.protocol.RestRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several requests in one: {@code POST /batch} ({@code parse-semantics.md} section 2.7). They are carried out in order; writes that follow
 * each other go to the backend together.
 */
final class BatchEndpoint {
    private final ParseBackend backend;
    private final Router router;
    private final BatchMembers members;
    private final Admission admission;
    private final SessionCheck sessions;
    private final KeywordCheck keywords;

    BatchEndpoint(
            ParseBackend backend,
            Router router,
            BatchMembers members,
            Admission admission,
            SessionCheck sessions,
            KeywordCheck keywords) {
        this.backend = backend;
        this.router = router;
        this.members = members;
        this.admission = admission;
        this.sessions = sessions;
        this.keywords = keywords;
    }

    void addTo(Router routes) {
        routes.add("POST", "batch", this::answer);
    }

    private Answer answer(RestRequest request) {
        List<RestRequest> requests = members.read(request);
        admission.admitMembers(request, requests);
        sessions.requireValid(request); // a token that is not valid stops the whole batch, not its members
        Answers answers = new Answers();
        if (members.areAllOrNothing(request)) {
            try {
                inOneTransaction(request, requests, answers);
            } catch (ParseException e) {
                throw Refusal.undone(ErrorAnswers.known(e));
            }
        } else {
            oneByOne(request, requests, answers);
        }
        return Answer.ok(answers.json());
    }

    private Optional<WriteRequest> write(RestRequest member) {
        keywords.requireNone(member);
        return ObjectWrites.of(member);
    }

    private void inOneTransaction(RestRequest batch, List<RestRequest> requests, Answers answers) {
        List<WriteRequest> writes = new ArrayList<>();
        for (RestRequest member : requests) {
            writes.add(write(member)
                    .orElseThrow(() -> new ParseException(
                            ParseException.INVALID_JSON,
                            "A transaction can only create, update and delete objects; " + member.method() + " /"
                                    + member.pathText() + " is something else")));
        }
        write(batch, requests, writes, Atomicity.ALL_OR_NOTHING, answers);
    }

    private void oneByOne(RestRequest batch, List<RestRequest> requests, Answers answers) {
        List<RestRequest> pending = new ArrayList<>();
        List<WriteRequest> writes = new ArrayList<>();
        for (RestRequest member : requests) {
            try {
                Optional<WriteRequest> write = write(member);
                if (write.isPresent()) {
                    pending.add(member);
                    writes.add(write.get());
                    continue;
                }
            } catch (ParseException | StackOverflowError e) {
                flush(batch, pending, writes, answers);
                answers.failed(ErrorAnswers.known(e));
                continue;
            }
            flush(batch, pending, writes, answers);
            single(member, answers);
        }
        flush(batch, pending, writes, answers);
    }

    private void flush(RestRequest batch, List<RestRequest> pending, List<WriteRequest> writes, Answers answers) {
        if (!writes.isEmpty()) {
            write(batch, pending, writes, Atomicity.EACH_BY_ITSELF, answers);
            pending.clear();
            writes.clear();
        }
    }

    private void write(
            RestRequest batch,
            List<RestRequest> requests,
            List<WriteRequest> writes,
            Atomicity atomicity,
            Answers answers) {
        List<BatchOutcome> outcomes = backend.batch(batch.caller(), new BatchRequest(writes, atomicity));
        for (int i = 0; i < outcomes.size(); i++) {
            BatchOutcome outcome = outcomes.get(i);
            if (outcome instanceof BatchOutcome.Saved saved) {
                WriteRequest write = writes.get(i);
                answers.succeeded(
                        write instanceof CreateRequest
                                ? ObjectAnswers.created(requests.get(i), write.className(), saved.object())
                                : ObjectAnswers.updated(saved.object()));
            } else if (outcome instanceof BatchOutcome.Failed failed) {
                answers.failed(ErrorAnswers.known(failed.error()));
            } else {
                answers.succeeded(Answer.done());
            }
        }
    }

    private void single(RestRequest member, Answers answers) {
        try {
            answers.succeeded(router.answer(member));
        } catch (RuntimeException | StackOverflowError e) {
            answers.failed(ErrorAnswers.known(e));
        }
    }

    /** The array that is answered, while it grows. */
    private static final class Answers {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        private boolean isBegun;

        void succeeded(Answer answer) {
            add("{\"success\":", answer.body());
        }

        void failed(ParseException error) {
            add("{\"error\":", ErrorAnswers.json(error));
        }

        private void add(String opening, byte[] json) {
            out.write(isBegun ? ',' : '[');
            isBegun = true;
            out.writeBytes(opening.getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(json);
            out.write('}');
        }

        byte[] json() {
            if (!isBegun) {
                out.write('[');
            }
            out.write(']');
            return out.toByteArray();
        }
    }
}
