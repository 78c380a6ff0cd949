package io.parsimony.engine.regex;

import java.util.List;

/** Whether a node only asks about a place, and takes no characters. */
final class Widths implements Node.Visitor<Boolean> {
    private static final Widths INSTANCE = new Widths();

    private Widths() {}

    static boolean isZero(Node node) {
        return node.accept(INSTANCE);
    }

    @Override
    public Boolean one(Node.One node) {
        return false;
    }

    @Override
    public Boolean sequence(Node.Sequence node) {
        return all(node.parts());
    }

    @Override
    public Boolean choice(Node.Choice node) {
        return all(node.branches());
    }

    private static boolean all(List<Node> nodes) {
        return nodes.stream().allMatch(Widths::isZero);
    }

    @Override
    public Boolean repeat(Node.Repeat node) {
        return false;
    }

    @Override
    public Boolean at(Node.At node) {
        return true;
    }

    @Override
    public Boolean wordBoundary(Node.WordBoundary node) {
        return true;
    }

    @Override
    public Boolean look(Node.Look node) {
        return true;
    }
}
