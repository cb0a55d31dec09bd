package id.lapor.institution;

import static id.lapor.institution.ReferenceServiceTest.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where lists of reference data end, go on, and refuse to begin. */
class ReferencePagesTest {

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void thePagesTogetherHoldEveryInstitutionOnceByCode() {
    asked(
        service -> {
          List<String> codes = new ArrayList<>();
          String cursor = null;
          do {
            ReferencePage<InstitutionView> page = service.institutions(null, cursor, 100);
            page.items().forEach(item -> codes.add(item.code()));
            cursor = page.next();
          } while (cursor != null);

          assertThat(codes).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.naturalOrder());
          assertThat(codes).contains("kemenkes", "kemenpanrb", "kota-surabaya", "prov-jawa-timur");
          assertThat(codes).contains("kab-aceh-selatan", "ombudsman", "ksp", "kemenhaj");
          assertThat(codes).doesNotContain("bp-haji", "kemen-bumn");
        });
  }

  @Test
  void aListStopsAtItsLimitAndSaysWhereItGoesOn() {
    asked(
        service -> {
          ReferencePage<RegionView> first = service.regions("kabupaten aceh", null, 3);
          ReferencePage<RegionView> second = service.regions("kabupaten aceh", first.next(), 100);

          assertThat(first.items()).hasSize(3);
          assertThat(first.next()).isEqualTo(first.items().get(2).code());
          assertThat(second.items())
              .extracting(RegionView::code)
              .allMatch(code -> code.compareTo(first.next()) > 0);
          assertThat(second.next()).isNull();
        });
  }

  @Test
  void aPageThatIsJustFullIsTheLast() {
    asked(
        service -> {
          int all = service.regions("papua", null, 100).items().size();

          assertThat(service.regions("papua", null, all).next()).isNull();
          assertThat(service.regions("papua", null, all - 1).next()).isNotNull();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
  void aLimitOutsideOneToHundredIsRefused(int limit) {
    asked(
        service -> {
          assertRefused("invalid-limit", () -> service.institutions(null, null, limit));
          assertRefused("invalid-limit", () -> service.regions(null, null, limit));
          assertRefused("invalid-limit", () -> service.categories(null, null, limit));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KEMENKES", "a b", "' or 1=1", "ü"})
  void aCursorThatIsNoneOfOursIsRefused(String cursor) {
    asked(
        service -> {
          assertRefused("invalid-cursor", () -> service.institutions(null, cursor, 10));
          assertRefused("invalid-cursor", () -> service.regions(null, cursor, 10));
          assertRefused("invalid-cursor", () -> service.categories(null, cursor, 10));
        });
  }

  @Test
  void aSearchThatIsTooLongIsRefused() {
    asked(
        service -> {
          assertThat(service.institutions("x".repeat(100), null, 10).items()).isEmpty();
          assertRefused("too-long", () -> service.institutions("x".repeat(101), null, 10));
          assertRefused("too-long", () -> service.suggestInstitutions("a b c d e f g h i"));
        });
  }

  private static void assertRefused(String rule, ThrowingCallable query) {
    assertThatThrownBy(query)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            e -> assertThat(e.fields()).extracting(RuleViolation.FieldError::rule).contains(rule));
  }
}
