package io.embedsmith.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.embedsmith.api.security.RequiresScope;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.embedsmith.api");

    @Test
    void bodiesOfTheContractStayWithTheServerAndItsClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..api.rest..", "..api.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..api.rest.dto..")
                .check(CLASSES);
    }

    @Test
    void onlyWiringBuildsTheLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..api.wiring..", "..api.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.embedsmith.retrieval.pgvector..", "..retrieval.extract.isolation..")
                .check(CLASSES);
    }

    @Test
    void everyCallNamesTheScopeThatItNeeds() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(PATCH.class)
                .or()
                .areAnnotatedWith(DELETE.class)
                .should()
                .beAnnotatedWith(RequiresScope.class)
                .check(CLASSES);
    }

    @Test
    void rowsStayWhereTheyAreRead() {
        noClasses()
                .that()
                .resideInAnyPackage("..api.rest..", "..api.cli..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PanacheEntityBase.class)
                .check(CLASSES);
    }

    @Test
    void nothingKnowsTheRestLayerButTheCommandLine() {
        classes()
                .that()
                .resideInAPackage("..api.rest")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage("..api.rest..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.embedsmith.api.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
