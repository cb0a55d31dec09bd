package id.lapor.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What the API may know: use cases, their views, and nothing below them. */
@AnalyzeClasses(packages = "id.lapor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String API = "id.lapor.api..";

  @ArchTest
  static final ArchRule featuresFormNoCircle =
      slices().matching("id.lapor.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theApiKnowsNeitherEntitiesNorTables =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(Entity.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.persistence..", "org.eclipse.persistence..", "java.sql..");

  @ArchTest
  static final ArchRule theApiSendsNoMessagesAndShowsNoPages =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.jms..", "jakarta.faces..", "id.lapor.web..");

  @ArchTest
  static final ArchRule nobodyHereReadsTheClock =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule resourcesAreCalledResources =
      classes()
          .that()
          .resideInAPackage(API)
          .and()
          .areAnnotatedWith(Path.class)
          .should()
          .haveSimpleNameEndingWith("Resource");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Facade|Dto|EJB|MDB)");

  @ArchTest
  static final ArchRule publicFieldsAreConstants =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(API)
          .and()
          .arePublic()
          .should()
          .beStatic()
          .andShould()
          .beFinal();
}
