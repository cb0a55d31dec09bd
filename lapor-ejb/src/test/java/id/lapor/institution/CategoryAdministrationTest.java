package id.lapor.institution;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.institution.CategoryChanged.Act;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree of categories grows, moves and ends, and keeps its shape. */
class CategoryAdministrationTest {

  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-25T03:00:00Z"));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final List<CategoryChanged> told = new ArrayList<>();

  @Test
  void aTopicHasSubTopicsAndDetailsAndNothingBelow() {
    given(
        (use, em) -> {
          assertRefused("too-many-levels", () -> use.add(category("uji-d", "uji-c")));

          assertThat(use.list())
              .extracting(one -> one.view().code() + " " + one.depth())
              .containsSubsequence("uji-a 1", "uji-b 2", "uji-c 3");
          assertThat(use.get("uji-c").extendable()).isFalse();
          assertThat(use.get("uji-b").extendable()).isTrue();
          assertThat(told).extracting(CategoryChanged::act).containsOnly(Act.ADDED);
          assertThat(told).hasSize(3);
        });
  }

  @Test
  void aCodeIsGivenOnceAndBothNamesAreNeeded() {
    given(
        (use, em) -> {
          assertRefused("category-taken", () -> use.add(category("uji-a", null)));
          assertRefused("required", () -> use.add(new NewCategory("uji-x", "Nama", " ", null)));
          assertRefused("category-code", () -> use.add(category("Uji X", null)));

          assertThat(told).hasSize(3);
        });
  }

  @Test
  void aCategoryMovesWithAllBelowItAndNeverIntoItself() {
    given(
        (use, em) -> {
          use.add(category("uji-lain", null));
          em.flush();
          assertRefused("cycle", () -> use.move("uji-b", 1, "uji-b"));
          assertRefused("too-many-levels", () -> use.move("uji-a", 1, "uji-lain"));
          assertRefused("unknown-code", () -> use.move("uji-b", 1, "uji-tidak-ada"));
          assertThat(use.get("uji-b").view().parentCode()).isEqualTo("uji-a");

          use.move("uji-b", 1, "uji-lain");

          em.flush();
          em.clear();
          assertThat(use.get("uji-b").view().parentCode()).isEqualTo("uji-lain");
          assertThat(use.get("uji-c").depth()).isEqualTo(3);
          assertThat(told.get(told.size() - 1))
              .isEqualTo(new CategoryChanged(Act.MOVED, "uji-b", "uji-lain", "uji-a > uji-lain"));
        });
  }

  @Test
  void whatHasSomethingBelowEndsNotBeforeIt() {
    given(
        (use, em) -> {
          assertRefused("would-orphan", () -> use.end("uji-b", 1, TODAY));
          assertRefused("in-the-past", () -> use.end("uji-c", 1, TODAY.minusDays(1)));
          assertRefused("required", () -> use.end("uji-c", 1, null));
          assertThat(use.get("uji-b").validTo()).isNull();
          assertThat(use.get("uji-c").validTo()).isNull();

          use.end("uji-c", 1, TODAY);
          em.flush();
          use.end("uji-b", 1, TODAY.plusDays(3));
          em.flush();

          assertThat(use.get("uji-c").validity()).isEqualTo(Validity.ENDING);
          assertRefused("ends-after-its-parent", () -> use.undoEnd("uji-c", 2));
          use.undoEnd("uji-b", 2);
          em.flush();
          use.undoEnd("uji-c", 2);
          assertThat(use.get("uji-c").validTo()).isNull();
        });
  }

  @Test
  void aNameOfAnEarlierStateIsRefused() {
    given(
        (use, em) -> {
          use.rename("uji-a", 1, "Topik", "Topic");
          em.flush();

          assertRefused("stale-version", () -> use.rename("uji-a", 1, "Lama", "Old"));
          assertRefused("invalid-name", () -> use.rename("uji-a", 2, "Topik", ""));

          assertThat(use.get("uji-a").view().name()).isEqualTo("Topik");
          assertThat(told.get(told.size() - 1).detail()).isEqualTo("Nama / Name > Topik / Topic");
        });
  }

  @Test
  void whoDecidedOnAnEarlierStateMovesAndEndsNothing() {
    given(
        (use, em) -> {
          use.end("uji-c", 1, TODAY.plusDays(9));
          em.flush();

          assertRefused("stale-version", () -> use.move("uji-c", 1, "uji-a"));
          assertRefused("stale-version", () -> use.end("uji-c", 1, TODAY));
          assertRefused("stale-version", () -> use.undoEnd("uji-c", 1));

          assertThat(use.get("uji-c").view().parentCode()).isEqualTo("uji-b");
          assertThat(use.get("uji-c").validTo()).isEqualTo(TODAY.plusDays(9));
          assertThat(told).hasSize(4);
        });
  }

  private interface Step {
    void run(CategoryAdministration use, EntityManager em);
  }

  /** A topic, a sub-topic and a detail. */
  private void given(Step step) {
    TestDatabase.rolledBack(
        em -> {
          CategoryAdministration use = GivenInstitutions.categories(em, CLOCK, told::add);
          use.add(category("uji-a", null));
          use.add(category("uji-b", "uji-a"));
          use.add(category("uji-c", "uji-b"));
          em.flush();
          step.run(use, em);
        });
  }

  private static NewCategory category(String code, String parent) {
    return new NewCategory(code, "Nama", "Name", parent);
  }
}
