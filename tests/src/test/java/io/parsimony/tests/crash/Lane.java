package io.parsimony.tests.crash;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.NumberValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One thread's writes until it is interrupted: random ones, on objects that only this lane changes, but for the shared counter and new classes. */
final class Lane implements Runnable {
    private final Parse parse;
    private final Acknowledgements done;
    private final Random random;
    private final String name;
    private final int lane;
    private final String noteClass;
    private final String counter;
    private final List<ParseObject> items = new ArrayList<>();
    private final List<ParseObject> accounts = new ArrayList<>();
    private final ParseObject team;
    private int made;
    private int transfers;
    private int members;

    Lane(Parse parse, Acknowledgements done, Random random, int round, int lane, String counter) {
        this.parse = parse;
        this.done = done;
        this.random = random;
        this.lane = lane;
        this.name = round + "." + lane;
        this.noteClass = "Note" + round;
        this.counter = counter;
        this.team = parse.object("Team").put("name", name).put("size", 0);
    }

    @Override
    public void run() {
        try {
            // those of earlier rounds too
            items.addAll(parse.query(ItemState.CLASS)
                    .whereEqualTo("lane", lane)
                    .orderByDescending("createdAt")
                    .limit(20)
                    .find());
            while (!Thread.currentThread().isInterrupted()) {
                write(random.nextInt(100));
            }
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                done.say("failed", e);
            }
        }
    }

    private void write(int dice) {
        if (dice < 30) {
            create();
        } else if (dice < 50) {
            update();
        } else if (dice < 58) {
            delete();
        } else if (dice < 70) {
            tick();
        } else if (dice < 77) {
            order();
        } else if (dice < 84) {
            transfer();
        } else if (dice < 90) {
            relate();
        } else if (dice < 92) {
            signUp();
        } else if (dice < 96) {
            note();
        } else if (dice < 98) {
            sketch();
        } else if (dice < 99) {
            rubOut();
        } else {
            index();
        }
    }

    private void create() {
        ItemState state = new ItemState(nextKey(), 0);
        ParseObject item = state.putInto(parse.object(ItemState.CLASS)).put("lane", lane);
        item.save();
        done.say("create", String.valueOf(item.getObjectId()), state.key());
        items.add(item);
    }

    private void update() {
        if (items.isEmpty()) {
            return;
        }
        ParseObject item = items.get(random.nextInt(items.size()));
        ItemState before = ItemState.of(item);
        ItemState after = new ItemState(before.key(), before.n() + 1);
        after.putInto(item).save();
        done.say("update", String.valueOf(item.getObjectId()), after.n());
    }

    private void delete() {
        if (items.size() < 5) {
            return;
        }
        ParseObject item = items.remove(random.nextInt(items.size()));
        done.say("deleting", String.valueOf(item.getObjectId()));
        item.delete();
        done.say("delete", String.valueOf(item.getObjectId()));
    }

    /** A tick and the counter of ticks, which all lanes count up. */
    private void tick() {
        batch(List.of(
                new CreateRequest("Tick", operations("key", nextKey()), null),
                new UpdateRequest("Counter", counter, increment("total", 1), null)));
        done.say("tick");
    }

    /** An order and its lines. */
    private void order() {
        String key = nextKey();
        List<WriteRequest> writes = new ArrayList<>();
        writes.add(new CreateRequest("Order", operations("key", key), null));
        for (int i = 0; i < Kept.LINES; i++) {
            writes.add(new CreateRequest("Line", operations("order", key), null));
        }
        batch(writes);
        done.say("order", key);
    }

    /** From one account to the other: their sum stays 0, their number of steps the same. */
    private void transfer() {
        if (accounts.isEmpty()) {
            Map<FieldPath, FieldOperation> fields = operations("pair", name);
            fields.putAll(increment("balance", 0));
            fields.putAll(increment("steps", 0));
            for (BatchOutcome outcome : batch(
                    List.of(new CreateRequest("Account", fields, null), new CreateRequest("Account", fields, null)))) {
                String id = ((BatchOutcome.Saved) outcome).object().objectId();
                accounts.add(parse.objectWithoutData("Account", id));
            }
        } else {
            int amount = 1 + random.nextInt(100);
            batch(List.of(step(accounts.get(0), amount), step(accounts.get(1), -amount)));
            transfers++;
        }
        done.say("transfer", name, transfers);
    }

    private static UpdateRequest step(ParseObject account, int amount) {
        Map<FieldPath, FieldOperation> fields = increment("balance", amount);
        fields.putAll(increment("steps", 1));
        return new UpdateRequest("Account", String.valueOf(account.getObjectId()), fields, null);
    }

    /** A member and the number of members, in one save of the owner. */
    private void relate() {
        ParseObject member = parse.object("Member").put("key", nextKey()).save();
        team.getRelation("members").add(member);
        team.increment("size").save();
        done.say("relate", name, ++members);
    }

    private void signUp() {
        String username = "user" + nextKey();
        // the log-in would make this thread's view the user's
        parse.asAnonymous()
                .newUser()
                .setUsername(username)
                .setPassword("secret")
                .signUp();
        done.say("signup", username);
    }

    /** A field that comes new now and then, so that columns are added all the time. */
    private void note() {
        String field = "f" + lane + "x" + random.nextInt(1 + made / 50);
        String value = "v" + random.nextInt(10);
        ParseObject note =
                parse.object(noteClass).put("key", nextKey()).put(field, value).save();
        done.say("note", String.valueOf(note.getObjectId()), noteClass, field, value);
    }

    /** Fields that only this lane has, of each kind. */
    private void sketch() {
        String key = nextKey();
        ParseObject sketch = parse.object("Sketch")
                .put("key", key)
                .put(line(), "v" + random.nextInt(10))
                .put(line() + "List", List.of(1, 2))
                .put(line() + "At", new Date(lane));
        sketch.getRelation(line() + "Items").add(parse.objectWithoutData(ItemState.CLASS, "any"));
        sketch.save();
        done.say("sketch", key, line());
    }

    private String line() {
        return "s" + lane;
    }

    /** Removes this lane's fields with all that objects have in them, and an index. */
    private void rubOut() {
        try {
            if (!parse.schema("Sketch").get().fields().containsKey(line())) {
                return;
            }
            if (random.nextBoolean()) {
                parse.index("Sketch", line(), "key");
                parse.index("Sketch", line() + "List");
            }
            parse.schema("Sketch")
                    .deleteField(line())
                    .deleteField(line() + "List")
                    .deleteField(line() + "At")
                    .deleteField(line() + "Items")
                    .update();
            done.say("rub", line());
        } catch (ParseException e) {
            if (e.getCode() != ParseException.INVALID_CLASS_NAME && e.getCode() != ParseException.TIMEOUT) {
                throw e;
            }
            // the class is not there yet, or the others left no gap
        }
    }

    private void index() {
        try {
            if (random.nextBoolean()) {
                parse.uniqueIndex(noteClass, "key");
                done.say("unique", noteClass);
            } else {
                parse.index(noteClass, "f" + lane + "x0");
                done.say("index", noteClass, lane);
            }
        } catch (ParseException e) {
            if (e.getCode() != ParseException.INVALID_QUERY && e.getCode() != ParseException.TIMEOUT) {
                throw e;
            }
            // the class or field is not there yet, or the others left no gap: both may be
        }
    }

    private List<BatchOutcome> batch(List<WriteRequest> writes) {
        return parse.backend().batch(parse.caller(), new BatchRequest(writes, Atomicity.ALL_OR_NOTHING));
    }

    private static Map<FieldPath, FieldOperation> operations(String field, String value) {
        Map<FieldPath, FieldOperation> fields = new LinkedHashMap<>();
        fields.put(FieldPath.parse(field), new FieldOperation.Set(new StringValue(value)));
        return fields;
    }

    private static Map<FieldPath, FieldOperation> increment(String field, int amount) {
        Map<FieldPath, FieldOperation> fields = new LinkedHashMap<>();
        fields.put(
                FieldPath.parse(field),
                amount == 0 ? new FieldOperation.Set(new NumberValue(0)) : new FieldOperation.Increment(amount));
        return fields;
    }

    private String nextKey() {
        return name + "." + made++;
    }
}
