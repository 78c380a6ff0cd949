package io.parsimony.examples.blog;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import java.util.List;

/** The blog as its current user sees it. */
public final class Blog {
    static final String POST = "Post";
    static final String COMMENT = "Comment";
    static final String MODERATORS = "moderators";
    private static final int TRIES = 3;

    private final Parse parse;

    /** The blog in a backend that {@link BlogSetup} has prepared. */
    public Blog(Parse parse) {
        this.parse = parse;
    }

    /** Writes a post that its author alone can read. */
    public ParseObject draft(String title, String text) {
        ParseObject post = parse.object(POST)
                .put("title", title)
                .put("text", text)
                .put("author", author())
                .put("published", false);
        post.setACL(new ParseACL(author()));
        return saved(post);
    }

    /** Lets everybody read a post, and moderators change it. */
    public ParseObject publish(ParseObject post) {
        post.put("published", true);
        post.setACL(open());
        return saved(post);
    }

    /** The latest posts that the user may read, their authors included. */
    public List<ParseObject> latest(int howMany) {
        return parse.query(POST)
                .orderByDescending("createdAt")
                .include("author")
                .limit(howMany)
                .find();
    }

    /** Says something about a post. */
    public ParseObject comment(ParseObject post, String text) {
        ParseObject comment =
                parse.object(COMMENT).put("post", post).put("text", text).put("author", author());
        comment.setACL(open());
        return saved(comment);
    }

    /** What was said about a post and is not hidden, first things first. */
    public List<ParseObject> comments(ParseObject post) {
        return parse.query(COMMENT)
                .whereEqualTo("post", post)
                .whereNotEqualTo("hidden", true)
                .include("author")
                .find();
    }

    /** Hides a comment; for its author and for moderators. */
    public void hide(ParseObject comment) {
        saved(comment.put("hidden", true));
    }

    /** Readable by everybody, writable by the author and by moderators. */
    private ParseACL open() {
        return new ParseACL(author()).setPublicReadAccess(true).setRoleWriteAccess(MODERATORS, true);
    }

    private ParseUser author() {
        return parse.currentUser()
                .orElseThrow(() -> new ParseException(ParseException.SESSION_MISSING, "Log in to write in the blog"));
    }

    /** Saves; a connection that fails is tried again. */
    private static ParseObject saved(ParseObject object) {
        for (int attempt = 1; ; attempt++) {
            try {
                return object.save();
            } catch (ParseException e) {
                if (e.getCode() != ParseException.CONNECTION_FAILED || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
