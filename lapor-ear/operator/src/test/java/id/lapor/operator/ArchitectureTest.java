package id.lapor.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "id.lapor.operator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule kinds_have_names_of_the_house =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Facade|Dto|DTO|EJB|MDB)$");

  @ArchTest
  static final ArchRule it_runs_without_a_container =
      noClasses().should().dependOnClassesThat().resideInAPackage("jakarta..");
}
