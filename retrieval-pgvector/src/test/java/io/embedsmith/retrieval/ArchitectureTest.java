package io.embedsmith.retrieval;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.embedsmith.retrieval";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void onlyPgvectorUsesJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..pgvector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb..")
                .because("the concepts and the pipeline must be testable without a database")
                .check(CLASSES);
    }

    @Test
    void formulasAreFreeOfInputAndOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".fusion..", ROOT + ".filter..", ROOT + ".bm25..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.sql..")
                .because("a formula depends on its arguments alone")
                .check(CLASSES);
    }

    @Test
    void noFrameworkComesIn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..")
                .because("frameworks stop at api")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void exceptionsExtendTheBase() {
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(RetrievalException.class)
                .because("api maps one base to HTTP")
                .check(CLASSES);
    }
}
