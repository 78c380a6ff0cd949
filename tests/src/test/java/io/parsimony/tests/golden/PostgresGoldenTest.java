package io.parsimony.tests.golden;

import io.parsimony.Parse;
import io.parsimony.tests.database.PostgresServer;

class PostgresGoldenTest extends GoldenContract {
    PostgresGoldenTest() {
        super(Parse.open(PostgresServer.newDatabase()), "postgres");
    }
}
