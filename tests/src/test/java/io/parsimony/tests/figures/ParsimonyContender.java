package io.parsimony.tests.figures;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import java.util.ArrayList;
import java.util.List;

/** The Java API over the embedded backend. */
final class ParsimonyContender implements Contender {
    private static final int BATCH = 1_000;
    private final Parse parse = Parse.inMemory();
    private final List<String> ids = new ArrayList<>();

    @Override
    public void fill(int count) {
        List<ParseObject> batch = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            batch.add(toObject(Score.of(row)));
            if (batch.size() == BATCH || row == count - 1) {
                parse.saveAll(batch);
                batch.forEach(object -> ids.add(object.getObjectId()));
                batch.clear();
            }
        }
        parse.asMaster().index("Score", "player");
        parse.asMaster().index("Score", "points");
    }

    @Override
    public long get(int row) {
        return parse.query("Score").get(ids.get(row)).getInt("points");
    }

    @Override
    public long equality(String player) {
        return sum(
                parse.query("Score").whereEqualTo("player", player).limit(100).find());
    }

    @Override
    public long range(int points) {
        return sum(parse.query("Score")
                .whereGreaterThanOrEqualTo("points", points)
                .orderByDescending("points")
                .limit(100)
                .find());
    }

    @Override
    public long scan(int level) {
        return sum(parse.query("Score")
                .whereEqualTo("level", level)
                .whereEqualTo("cheat", true)
                .find());
    }

    @Override
    public long count(int level) {
        return parse.query("Score").whereGreaterThanOrEqualTo("level", level).count();
    }

    @Override
    public long insert(Score score) {
        ParseObject object = toObject(score);
        object.save();
        return requireNonNull(object.getObjectId()).length();
    }

    @Override
    public long increment(int row) {
        ParseObject score = parse.objectWithoutData("Score", ids.get(row));
        score.increment("level").save();
        return score.getInt("level");
    }

    @Override
    public void close() {
        parse.close();
    }

    private ParseObject toObject(Score score) {
        return parse.object("Score")
                .put("player", score.player())
                .put("points", score.points())
                .put("level", score.level())
                .put("cheat", score.cheat())
                .put("comment", score.comment());
    }

    private static long sum(List<ParseObject> scores) {
        return scores.stream().mapToLong(score -> score.getInt("points")).sum();
    }
}
