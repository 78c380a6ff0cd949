package io.parsimony.tests.hunt.world;

import io.parsimony.backend.FindRequest;
import io.parsimony.backend.GetRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;

/**
 * Something that somebody asks.
 *
 * @param who asks
 * @param form in which way
 * @param request for what; of a get, the class and what is wanted of the object
 * @param objectId of a get; else empty
 */
public record Question(Who who, Form form, FindRequest request, String objectId) {
    /** The ways of asking. */
    public enum Form {
        GET,
        FIND,
        COUNT,
        FIND_AND_COUNT
    }

    /** The same, asked by somebody else. */
    public Question by(Who other) {
        return new Question(other, form, request, objectId);
    }

    /** The same for something else. */
    public Question with(FindRequest other) {
        return new Question(who, form, other, objectId);
    }

    /** The same in another way. */
    public Question as(Form other) {
        return new Question(who, other, request, objectId);
    }

    /** Of a get. */
    public GetRequest get() {
        return new GetRequest(request.className(), objectId, request.selection());
    }

    /** For people. */
    @Override
    public String toString() {
        return who + " " + form + " " + request.className() + (objectId.isEmpty() ? "" : " " + objectId)
                + "\n  where " + json(request.where())
                + "\n  order " + request.order() + " limit " + request.limit() + " skip " + request.skip()
                + (request.redirectKey() == null ? "" : " redirected by " + request.redirectKey())
                + "\n  " + request.selection();
    }

    private static String json(Constraint where) {
        try {
            return ConstraintJson.write(where);
        } catch (RuntimeException e) {
            return where.toString(); // what Parse's language can't say, such as a Not around an And
        }
    }
}
