package io.parsimony.tests.golden;

import io.parsimony.Parse;

class H2GoldenTest extends GoldenContract {
    H2GoldenTest() {
        super(Parse.builder().openExplanations(true).open(), "h2");
    }
}
