package io.parsimony.tests.hunt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.parsimony.tests.hunt.checker.Reading;
import io.parsimony.tests.hunt.world.World;
import org.junit.jupiter.api.Test;

/** The checker must not make the engine's mistakes. */
class CheckerTest {
    @Test
    void checker_usesNothingOfTheEngineButTheMatcher() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.parsimony.engine",
                        "io.parsimony.engine.plan..",
                        "io.parsimony.engine.read..",
                        "io.parsimony.engine.role..",
                        "io.parsimony.engine.schema..",
                        "io.parsimony.engine.security..",
                        "io.parsimony.engine.store..",
                        "io.parsimony.engine.user..",
                        "io.parsimony.engine.write..",
                        "io.parsimony.jdbc..")
                .check(new ClassFileImporter()
                        .importPackages(Reading.class.getPackageName(), World.class.getPackageName()));
    }
}
