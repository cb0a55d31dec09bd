package id.lapor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import id.lapor.shared.ClockProducer;
import id.lapor.shared.HeldNumbers;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

/** The shape of the house; README.md and docs/decisions say why. */
@AnalyzeClasses(packages = "id.lapor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> SHARED = resideInAPackage("id.lapor.shared..");

  private static final DescribedPredicate<JavaClass> FEATURES =
      resideInAPackage("id.lapor..").and(DescribedPredicate.not(SHARED));

  @ArchTest
  static final ArchRule features_are_free_of_cycles =
      slices().matching("id.lapor.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule what_is_shared_knows_no_feature =
      noClasses().that(SHARED).should().dependOnClassesThat(FEATURES);

  @ArchTest
  static final ArchRule reference_and_plumbing_know_no_report =
      noClasses()
          .that()
          .resideInAnyPackage(
              "id.lapor.institution..",
              "id.lapor.reference..",
              "id.lapor.deadline..",
              "id.lapor.identity..",
              "id.lapor.outbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "id.lapor.report..",
              "id.lapor.handoff..",
              "id.lapor.attachment..",
              "id.lapor.notification..",
              "id.lapor.audit..",
              "id.lapor.demo..");

  @ArchTest
  static final ArchRule a_report_knows_nothing_of_what_is_done_with_it =
      noClasses()
          .that()
          .resideInAPackage("id.lapor.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "id.lapor.handoff..",
              "id.lapor.attachment..",
              "id.lapor.notification..",
              "id.lapor.audit..",
              "id.lapor.demo..",
              "jakarta.jms..",
              "jakarta.ws.rs..",
              "jakarta.faces..");

  @ArchTest
  static final ArchRule nobody_knows_notices_and_they_alone_write_mail =
      noClasses()
          .that()
          .resideOutsideOfPackage("id.lapor.notification..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("id.lapor.notification..", "jakarta.mail..");

  /** Its storyteller notes what was told; everything else is done by use cases, as people do it. */
  @ArchTest
  static final ArchRule demo_reports_are_made_through_use_cases =
      noClasses()
          .that()
          .resideInAPackage("id.lapor.demo..")
          .and()
          .haveSimpleNameNotStartingWith("Storyteller")
          .should()
          .callMethod(EntityManager.class, "persist", Object.class)
          .orShould()
          .callMethod(EntityManager.class, "createNativeQuery", String.class)
          .orShould()
          .callMethod(Query.class, "executeUpdate")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule entities_are_told_and_not_set =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .and()
          .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
          .should()
          .haveNameMatching("set[A-Z].*");

  @ArchTest
  static final ArchRule only_constants_are_public_fields =
      fields()
          .that()
          .arePublic()
          .and()
          .haveNameNotMatching("_persistence_.*")
          .and()
          .areDeclaredInClassesThat()
          .areNotEnums()
          .should()
          .beStatic()
          .andShould()
          .beFinal();

  @ArchTest
  static final ArchRule every_use_case_says_who_may =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(PermitAll.class);

  @ArchTest
  static final ArchRule use_cases_answer_with_views =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .should()
          .notHaveRawReturnType(
              DescribedPredicate.describe("an entity", c -> c.isAnnotatedWith(Entity.class)));

  @ArchTest
  static final ArchRule only_the_clock_producer_reads_the_clock =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ClockProducer.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callConstructor(Date.class);

  @ArchTest
  static final ArchRule messages_are_the_business_of_outbox_and_receivers =
      noClasses()
          .that()
          .resideOutsideOfPackage("id.lapor.outbox..")
          .and()
          .haveSimpleNameNotEndingWith("Receiver")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..");

  @ArchTest
  static final ArchRule the_persistence_provider_is_named_where_its_numbers_are_given_up =
      noClasses()
          .that(
              DescribedPredicate.not(DescribedPredicate.describe("woven", ArchitectureTest::woven)))
          .and()
          .doNotHaveFullyQualifiedName(HeldNumbers.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.persistence..");

  @ArchTest
  static final ArchRule kinds_have_names_of_the_house =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Facade|Dto|DTO|EJB|MDB)$");

  private static boolean woven(JavaClass type) {
    return type.getMethods().stream().anyMatch(m -> m.getName().startsWith("_persistence_"));
  }
}
