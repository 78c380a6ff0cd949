package io.parsimony;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The objects that point to each other, and the order in which new ones can be saved. */
final class ObjectGraph {
    private ObjectGraph() {}

    /** The roots and all that they lead to, as far as it is at hand, each once, roots in their order first. */
    static List<ParseObject> reachableFrom(Collection<? extends ParseObject> roots) {
        Set<ParseObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<ParseObject> found = new ArrayList<>();
        Deque<ParseObject> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            ParseObject object = open.remove();
            if (seen.add(object)) {
                found.add(object);
                open.addAll(object.state().children());
            }
        }
        return found;
    }

    /**
     * Orders the objects into steps: an object comes after the new ones that it points to.
     *
     * @throws ParseException INVALID_POINTER (106) when new objects point to each other in a circle
     */
    static List<List<ParseObject>> steps(List<ParseObject> objects) {
        IdentityHashMap<ParseObject, Integer> waitingFor = new IdentityHashMap<>();
        IdentityHashMap<ParseObject, List<ParseObject>> waiters = new IdentityHashMap<>();
        for (ParseObject object : objects) {
            List<ParseObject> newChildren = newChildrenOf(object);
            waitingFor.put(object, newChildren.size());
            newChildren.forEach(child ->
                    waiters.computeIfAbsent(child, key -> new ArrayList<>()).add(object));
        }
        List<List<ParseObject>> steps = new ArrayList<>();
        List<ParseObject> step = objects.stream()
                .filter(one -> waitingFor.getOrDefault(one, 0) == 0)
                .toList();
        int ordered = 0;
        while (!step.isEmpty()) {
            steps.add(step);
            ordered += step.size();
            List<ParseObject> next = new ArrayList<>();
            for (ParseObject saved : step) {
                for (ParseObject waiter : waiters.getOrDefault(saved, List.of())) {
                    if (waitingFor.merge(waiter, -1, Integer::sum) == 0) {
                        next.add(waiter);
                    }
                }
            }
            step = next;
        }
        if (ordered < objects.size()) {
            throw circle(objects.stream()
                    .filter(one -> waitingFor.getOrDefault(one, 0) > 0)
                    .toList());
        }
        return steps;
    }

    static List<ParseObject> newChildrenOf(ParseObject object) {
        return object.state().children().stream()
                .filter(child -> child.getObjectId() == null)
                .toList();
    }

    private static ParseException circle(List<ParseObject> objects) {
        return new ParseException(
                ParseException.INVALID_POINTER,
                "New objects point to each other in a circle (of "
                        + objects.stream()
                                .map(ParseObject::getClassName)
                                .distinct()
                                .toList()
                        + "), so none can be saved first; save one of them without its pointer, then set the pointer");
    }
}
