package io.parsimony.tests.boundaries;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parsimony.ParseException;
import org.junit.jupiter.api.Test;

/** {@code api ← engine ← jdbc-store}; the engine knows no SQL, the store no sessions; packages have no cycles. */
class BoundariesTest {
    private static final String[] API = {
        "io.parsimony",
        "io.parsimony.account..",
        "io.parsimony.auth..",
        "io.parsimony.backend..",
        "io.parsimony.json..",
        "io.parsimony.operation..",
        "io.parsimony.query..",
        "io.parsimony.schema..",
        "io.parsimony.value.."
    };
    private static final String ENGINE = "io.parsimony.engine..";
    private static final String STORE_SPI = "io.parsimony.engine.store..";

    /** Patterns mean the same in memory and in databases. */
    private static final String PATTERNS = "io.parsimony.engine.regex..";

    /** And so do words. */
    private static final String WORDS = "io.parsimony.engine.text..";

    private static final String JDBC = "io.parsimony.jdbc..";
    private static final String REST = "io.parsimony.rest..";
    private static final String JUNIT = "io.parsimony.junit..";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.parsimony");

    @Test
    void api_dependsOn_nothingOfOurs() {
        noClasses()
                .that()
                .resideInAnyPackage(API)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, JDBC, REST, JUNIT)
                .check(classes);
    }

    @Test
    void gateway_seesTheApiAlone_andJettyInOnePackage() {
        noClasses()
                .that()
                .resideInAPackage(REST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, JDBC)
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.parsimony.rest.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(classes);
    }

    @Test
    void junit_seesTheApiAlone_andTheGatewayInOneClass() {
        noClasses()
                .that()
                .resideInAPackage(JUNIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, JDBC)
                .check(classes);
        // It is there only for those who ask for it.
        noClasses()
                .that()
                .resideInAPackage(JUNIT)
                .and()
                .doNotHaveSimpleName("Gateways")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(REST)
                .check(classes);
    }

    @Test
    void engine_knows_noSql() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JDBC, "java.sql..", "javax.sql..", "org.jooq..", "org.h2..", REST)
                .check(classes);
    }

    @Test
    void store_knows_onlyTheSpiOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage(JDBC)
                .should()
                .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(ENGINE)
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                        STORE_SPI, PATTERNS, WORDS))))
                .check(classes);
    }

    @Test
    void store_knows_noCallers() {
        noClasses()
                .that()
                .resideInAPackage(JDBC)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.parsimony\\.(backend\\.(Caller|ParseBackend).*|Parse|ParseUser|ParseObject)")
                .check(classes);
    }

    @Test
    void packages_have_noCycles() {
        // ParseException is the one word that every package says; users import it from the top package.
        slices().matching("io.parsimony.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(alwaysTrue(), type(ParseException.class))
                .check(classes);
    }
}
