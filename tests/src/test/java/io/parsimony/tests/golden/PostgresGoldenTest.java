package io.parsimony.tests.golden;

import io.parsimony.Parse;
import io.parsimony.tests.database.PostgresServer;

class PostgresGoldenTest extends GoldenContract {
    PostgresGoldenTest() {
        super(
                Parse.builder()
                        .url(PostgresServer.newDatabase())
                        .openExplanations(true)
                        .open(),
                "postgres");
    }
}
