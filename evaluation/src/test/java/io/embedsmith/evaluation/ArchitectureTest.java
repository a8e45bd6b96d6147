package io.embedsmith.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;
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
                .resideInAnyPackage("..dataset..", "..run..", "..metric..")
                .and()
                .haveNameNotMatching(Pattern.quote("io.embedsmith.evaluation.run.TrecRunReader"))
                .should()
                .haveOnlyFinalFields()
                .check(CLASSES);
    }
}
