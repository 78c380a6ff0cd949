package io.parsimony.junit;

/** Who shares a backend. */
public enum Isolation {
    /** Nobody: each test begins with nothing but its fixtures, also where tests run in parallel. */
    PER_TEST,
    /** The tests of the annotated class and of its nested classes, one after the other. */
    PER_CLASS
}
