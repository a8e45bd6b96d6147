package io.embedsmith.embedding;

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
            .importPackages("io.embedsmith.embedding");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.embedsmith.embedding.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheRuntimeKnowsOnnxRuntime() {
        onlyIn("..embedding.runtime..", "ai.onnxruntime..");
    }

    @Test
    void onlyTheTokenizerKnowsItsLibrary() {
        onlyIn("..embedding.tokenizer..", "ai.djl..");
    }

    @Test
    void onlyTheAnalyserKnowsLuceneAndHanLp() {
        onlyIn("..embedding.analysis..", "org.apache.lucene..");
        onlyIn("..embedding.analysis..", "com.hankcs..");
    }

    private static void onlyIn(String place, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library can be changed in one place")
                .check(CLASSES);
    }

    @Test
    void nothingKnowsDatabaseFrameworkOrNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "io.quarkus..", "jakarta..", "java.net.http..")
                .because("programs without a server or a database use this module")
                .check(CLASSES);
    }

    @Test
    void failuresOfTheModuleHaveOneBase() {
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(EmbeddingException.class)
                .check(CLASSES);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        classes()
                .should()
                .haveNameNotMatching(".*" + "(" + String.join("|", "Impl", "Manager", "Helper", "Utils?") + ")")
                .check(CLASSES);
    }
}
