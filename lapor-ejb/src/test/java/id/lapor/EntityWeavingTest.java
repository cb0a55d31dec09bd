package id.lapor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.lapor.institution.LoadedReference;
import id.lapor.institution.Region;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceUtil;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without weaving at build time every lazy relation would silently be read at once. */
class EntityWeavingTest {

  @Test
  void everyEntityIsWoven() {
    List<JavaClass> entities =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("id.lapor")
                .stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .toList();

    assertThat(entities)
        .isNotEmpty()
        .allSatisfy(
            entity ->
                assertThat(entity.getMethods())
                    .as(entity.getName())
                    .anyMatch(method -> method.getName().startsWith("_persistence_")));
  }

  @Test
  void aRelationIsReadWhenItIsAskedForAndNotBefore() {
    LoadedReference.load();
    PersistenceUtil persistence = Persistence.getPersistenceUtil();

    TestDatabase.rolledBack(
        em -> {
          Region surabaya = em.find(Region.class, "35.78");
          assertThat(persistence.isLoaded(surabaya, "parent")).isFalse();

          assertThat(surabaya.parent())
              .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("35"));
          assertThat(persistence.isLoaded(surabaya, "parent")).isTrue();
        });
  }
}
