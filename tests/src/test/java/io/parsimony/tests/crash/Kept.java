package io.parsimony.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.Finding;
import io.parsimony.tests.crash.Acknowledged.Note;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a database with what was acknowledged: everything is there, nothing half of it. What was not acknowledged may be there
 * too, at most one write of each lane, but then whole; having been seen, it counts as acknowledged.
 */
final class Kept {
    /** How many lines every order has. */
    static final int LINES = 3;

    private static final int ALL = 10_000_000;

    private final Parse parse;
    private final Acknowledged acknowledged;

    Kept(Parse parse, Acknowledged acknowledged) {
        this.parse = parse.asMaster();
        this.acknowledged = acknowledged;
    }

    void verify() {
        verifyItems();
        verifyTicks();
        verifyOrders();
        verifyAccounts();
        verifyTeams();
        verifyUsers();
        verifyNotes();
        verifySketches();
        verifyDatabase();
    }

    /** Nothing is wrong with the database as a whole, but for what a class leaves that was being made. */
    private void verifyDatabase() {
        assertThat(parse.asMaster().check().findings())
                .filteredOn(finding -> finding.kind() != Finding.Kind.LEFTOVER)
                .isEmpty();
        verifyUniqueIndexes();
    }

    private void verifyUniqueIndexes() {
        for (String className : acknowledged.uniqueClasses) {
            ParseObject any = parse.query(className).getFirst();
            assertThatThrownBy(() -> parse.object(className)
                            .put("key", String.valueOf(any.getString("key")))
                            .save())
                    .as("unique index of %s", className)
                    .extracting("code")
                    .isEqualTo(ParseException.DUPLICATE_VALUE);
        }
        acknowledged.uniqueClasses.clear(); // one look at each will do
    }

    private void verifyItems() {
        Map<String, ParseObject> found = byId(all(ItemState.CLASS));
        assertThat(found.values())
                .allSatisfy(item -> assertThat(ItemState.of(item).isWhole(item))
                        .as("%s is whole", item)
                        .isTrue());
        assertThat(strings(found.values(), "key")).hasSameSizeAs(found.keySet());
        acknowledged.items.forEach((id, n) -> {
            ParseObject item = found.get(id);
            if (item == null) {
                assertThat(acknowledged.deleting).as("item %s is missing", id).contains(id);
            } else {
                assertThat(item.getInt("n")).as("changes of item %s", id).isBetween(n, n + 1);
            }
        });
        assertThat(acknowledged.deleted).as("deleted items").noneMatch(found::containsKey);
        Set<String> unknown = new HashSet<>(found.keySet());
        unknown.removeAll(acknowledged.items.keySet());
        assertThat(unknown).as("items never acknowledged").hasSizeLessThanOrEqualTo(KillableWriter.LANES + 1);
        verifyColumnsOfItems(List.copyOf(found.values()));
        adoptItems(found);
    }

    private void adoptItems(Map<String, ParseObject> found) {
        acknowledged.items.clear();
        found.forEach((id, item) -> acknowledged.items.put(id, item.getInt("n")));
        acknowledged.deleting.clear();
        acknowledged.deleted.clear();
    }

    /** Queries use the columns, {@code found} are the documents. */
    private void verifyColumnsOfItems(List<ParseObject> found) {
        Map<Integer, Long> byN =
                found.stream().collect(Collectors.groupingBy(item -> item.getInt("n"), Collectors.counting()));
        byN.forEach((n, count) -> assertThat(
                        parse.query(ItemState.CLASS).whereEqualTo("n", n).count())
                .as("items with n = %s", n)
                .isEqualTo(count));
        assertThat(parse.query(ItemState.CLASS).whereEqualTo("even", true).count())
                .isEqualTo(
                        found.stream().filter(item -> item.getBoolean("even")).count());
        for (int i = 0; i < found.size(); i += 1 + found.size() / 20) {
            ItemState state = ItemState.of(found.get(i));
            for (String field : List.of("text", "key")) {
                Object value = field.equals("key") ? state.key() : state.text();
                assertThat(parse.query(ItemState.CLASS)
                                .whereEqualTo(field, value)
                                .find())
                        .extracting(ParseObject::getObjectId)
                        .containsExactly(found.get(i).getObjectId());
            }
            assertThat(parse.query(ItemState.CLASS)
                            .whereEqualTo("at", state.at())
                            .count())
                    .isEqualTo(byN.getOrDefault(state.n(), 0L));
        }
    }

    private void verifyTicks() {
        List<ParseObject> counters = all("Counter");
        assertThat(counters).hasSizeLessThanOrEqualTo(1);
        assertThat(acknowledged.counter == null || counters.size() == 1).isTrue();
        for (ParseObject counter : counters) {
            int total = counter.getInt("total");
            assertThat(total).isBetween(acknowledged.ticks, acknowledged.ticks + KillableWriter.LANES);
            assertThat(parse.query("Tick").count()).as("ticks counted").isEqualTo(total);
            acknowledged.ticks = total;
        }
    }

    private void verifyOrders() {
        Set<String> orders = strings(all("Order"), "key");
        assertThat(acknowledged.orders).as("orders").allMatch(orders::contains);
        Map<String, Long> lines = all("Line").stream()
                .collect(Collectors.groupingBy(line -> String.valueOf(line.getString("order")), Collectors.counting()));
        assertThat(lines.keySet()).isEqualTo(orders);
        assertThat(lines.values()).as("lines of an order").allMatch(count -> count == LINES);
        acknowledged.orders.addAll(orders);
    }

    private void verifyAccounts() {
        Map<String, List<ParseObject>> pairs = all("Account").stream()
                .collect(Collectors.groupingBy(account -> String.valueOf(account.getString("pair"))));
        assertThat(acknowledged.transfers.keySet()).as("pairs of accounts").allMatch(pairs::containsKey);
        pairs.forEach((pair, accounts) -> {
            assertThat(accounts).as("accounts of %s", pair).hasSize(2);
            ParseObject one = accounts.get(0);
            ParseObject other = accounts.get(1);
            assertThat(one.getInt("balance")).as("balance of %s", pair).isEqualTo(-other.getInt("balance"));
            assertThat(one.getInt("steps")).as("steps of %s", pair).isEqualTo(other.getInt("steps"));
            int steps = acknowledged.transfers.getOrDefault(pair, 0);
            assertThat(one.getInt("steps")).as("steps of %s", pair).isBetween(steps, steps + 1);
            acknowledged.transfers.put(pair, one.getInt("steps"));
        });
    }

    private void verifyTeams() {
        Map<String, ParseObject> teams = new HashMap<>();
        all("Team").forEach(team -> teams.put(String.valueOf(team.getString("name")), team));
        assertThat(acknowledged.members.keySet()).as("teams").allMatch(teams::containsKey);
        teams.forEach((name, team) -> {
            int known = acknowledged.members.getOrDefault(name, 0);
            assertThat(team.getInt("size")).as("size of team %s", name).isBetween(known, known + 1);
            assertThat(team.getRelation("members").getQuery("Member").count())
                    .as("members of team %s", name)
                    .isEqualTo(team.getInt("size"));
            acknowledged.members.put(name, team.getInt("size"));
        });
    }

    private void verifyUsers() {
        List<ParseObject> users = all("_User");
        Set<String> names = strings(users, "username");
        assertThat(names).hasSameSizeAs(users);
        assertThat(acknowledged.users).as("users").allMatch(names::contains);
        if (acknowledged.lastUser != null) {
            assertThat(parse.asAnonymous()
                            .logIn(acknowledged.lastUser, "secret")
                            .isAuthenticated())
                    .isTrue();
            acknowledged.lastUser = null;
        }
        acknowledged.users.addAll(names);
    }

    private void verifyNotes() {
        Map<String, Map<String, Note>> byClass = new HashMap<>();
        acknowledged.notes.forEach((id, note) -> byClass.computeIfAbsent(note.className(), name -> new HashMap<>())
                .put(id, note));
        byClass.forEach((className, notes) -> {
            Map<String, ParseObject> found = byId(all(className));
            assertThat(strings(found.values(), "key")).hasSameSizeAs(found.keySet());
            notes.forEach((id, note) -> {
                assertThat(found).as("notes").containsKey(id);
                assertThat(found.get(id))
                        .extracting(object -> object.getString(note.field()))
                        .isEqualTo(note.value());
            });
            Set<String> fields = new TreeSet<>();
            notes.values().forEach(note -> fields.add(note.field()));
            fields.forEach(field -> verifyColumn(className, field, found.values()));
        });
        acknowledged.notes.clear(); // they don't change any more
    }

    /** A field that was removed may be there again with the one object of its lane that was not acknowledged. */
    private void verifySketches() {
        List<ParseObject> sketches = all("Sketch");
        Set<String> keys = strings(sketches, "key");
        assertThat(keys).hasSameSizeAs(sketches).containsAll(acknowledged.sketches);
        for (String field : acknowledged.rubbedOut) {
            for (String part : List.of(field, field + "List", field + "At")) {
                assertThat(sketches.stream().filter(sketch -> sketch.has(part)).count())
                        .as("objects with %s, which was removed", part)
                        .isLessThanOrEqualTo(1);
            }
        }
        acknowledged.rubbedOut.clear();
        acknowledged.sketches.addAll(keys);
    }

    private void verifyColumn(String className, String field, Iterable<ParseObject> found) {
        Map<String, Long> values = new HashMap<>();
        found.forEach(object -> {
            if (object.has(field)) {
                values.merge(String.valueOf(object.getString(field)), 1L, Long::sum);
            }
        });
        values.forEach((value, count) -> assertThat(
                        parse.query(className).whereEqualTo(field, value).count())
                .as("objects of %s with %s = %s", className, field, value)
                .isEqualTo(count));
    }

    private List<ParseObject> all(String className) {
        return parse.query(className).limit(ALL).find();
    }

    private static Map<String, ParseObject> byId(List<ParseObject> objects) {
        Map<String, ParseObject> byId = new HashMap<>();
        objects.forEach(object -> byId.put(String.valueOf(object.getObjectId()), object));
        assertThat(byId).as("ids").hasSameSizeAs(objects);
        return byId;
    }

    private static Set<String> strings(Iterable<ParseObject> objects, String field) {
        Set<String> strings = new HashSet<>();
        objects.forEach(object -> {
            assertThat(object.getString(field)).as("%s of %s", field, object).isNotNull();
            strings.add(String.valueOf(object.getString(field)));
        });
        return strings;
    }
}
