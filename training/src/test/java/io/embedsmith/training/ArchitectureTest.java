package io.embedsmith.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.embedsmith.training");

    @Test
    void nothingKnowsDatabaseFrameworkOrNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "io.quarkus..", "jakarta..", "java.net.http..")
                .because("training runs without a server or a database")
                .check(CLASSES);
    }

    @Test
    void retrievalIsNotNeededToTrain() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.embedsmith.retrieval..", "io.embedsmith.api..")
                .check(CLASSES);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Utils?)").check(CLASSES);
    }

    @Test
    void dataIsImmutable() {
        classes()
                .that()
                .resideInAPackage("..training.data..")
                .should()
                .haveOnlyFinalFields()
                .check(CLASSES);
    }
}
