package io.embedsmith.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.embedsmith.evaluation");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.embedsmith.evaluation.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void metricsSeeNoSystem() {
        noClasses()
                .that()
                .resideInAPackage("..evaluation.metric..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..evaluation.system..")
                .because("a metric scores rankings, however they came about")
                .check(CLASSES);
    }

    @Test
    void numericsKnowNumbersOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..evaluation.random..",
                        "..evaluation.linear..",
                        "..evaluation.correlation..",
                        "..evaluation.classification..",
                        "..evaluation.clustering..",
                        "..evaluation.learning..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..evaluation.system..",
                        "..evaluation.task..",
                        "..evaluation.protocol..",
                        "..evaluation.dataset..",
                        "io.embedsmith.embedding..")
                .because("what they compute is compared with other programs on plain numbers")
                .check(CLASSES);
    }

    @Test
    void protocolsReadNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage("..evaluation.protocol..", "..evaluation.task..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "..evaluation.file..")
                .because("a protocol measures what it is given, wherever that was read and wherever the scores go")
                .check(CLASSES);
    }

    @Test
    void onlyTheFilePackageParsesJson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..evaluation.file..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because("one place checks types and names file and line")
                .check(CLASSES);
    }

    @Test
    void nothingKnowsDatabaseFrameworkOrNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "io.quarkus..", "jakarta..", "java.net.http..")
                .because("a number must not depend on the system that serves it")
                .check(CLASSES);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        classes()
                .should()
                .haveNameNotMatching(".*" + "(" + String.join("|", "Impl", "Manager", "Helper", "Utils?") + ")")
                .check(CLASSES);
    }

    @Test
    void valuesAreImmutable() {
        classes()
                .that()
                .resideInAnyPackage("..dataset..", "..run..", "..metric..", "..task..")
                .should()
                .haveOnlyFinalFields()
                .check(CLASSES);
    }
}
