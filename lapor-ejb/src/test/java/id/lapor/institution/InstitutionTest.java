package id.lapor.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstitutionTest {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void aUnitLivesInTheZoneAndRegionOfItsParent() {
    Institution ministry =
        Institution.root("papua-dinkes", "Dinas", InstitutionType.PROVINCE, Zones.WIT, TODAY);

    Institution unit = Institution.unit(ministry, "papua-klinik", "Klinik", TODAY);

    assertThat(unit.zone()).isEqualTo(Zones.WIT);
    assertThat(unit.type()).isEqualTo(InstitutionType.UNIT);
    assertThat(unit.parent()).contains(ministry);
    assertThat(unit.nameEn()).isEqualTo("Klinik");
  }

  @Test
  void anInstitutionExistsFromItsFirstDay() {
    Institution born = root("kemenhaj", TODAY);

    assertThat(born.isValidOn(TODAY.minusDays(1))).isFalse();
    assertThat(born.isValidOn(TODAY)).isTrue();
    assertThat(born.isValidOn(TODAY.plusYears(100))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Kemenkes",
        "kemen kes",
        "kemenkes/1",
        "kemenkés",
        "a1234567890123456789012345678901234567890"
      })
  void aCodeThatIsNotMemorableIsRefused(String code) {
    assertThatThrownBy(() -> root(code, TODAY))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("invalid-code"));
  }

  @Test
  void aNameIsNeededAndHasAnEnd() {
    for (String name : new String[] {" ", "x".repeat(201)}) {
      assertThatThrownBy(
              () -> Institution.root("code", name, InstitutionType.LNS, Zones.WIB, TODAY))
          .isInstanceOfSatisfying(
              RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("invalid-name"));
    }
  }

  @Test
  void aZoneAbroadIsRefused() {
    assertThatThrownBy(
            () ->
                Institution.root(
                    "kbri-tokyo",
                    "KBRI Tokyo",
                    InstitutionType.MISSION,
                    ZoneId.of("Asia/Tokyo"),
                    TODAY))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("invalid-zone"));
  }

  private static Institution root(String code, LocalDate validFrom) {
    return Institution.root(code, "Kementerian", InstitutionType.MINISTRY, Zones.WIB, validFrom);
  }
}
