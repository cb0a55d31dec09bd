package id.lapor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.institution.Region;
import id.lapor.institution.RegionType;
import id.lapor.shared.RuleTexts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that need no database. */
class RegisterTest {

  private static final Pattern RULE = Pattern.compile("select \\w+\\.line, '\\w+', '([a-z-]+)'");
  private static final List<Register> ALL =
      List.of(
          new RegionRegister(),
          new InstitutionRegister(false),
          new InstitutionRegister(true),
          new PeopleRegister("none"),
          new CategoryRegister());

  @Test
  void everyRuleOfAQueryHasATextInBothLanguages() {
    int rules = 0;
    for (Register register : ALL) {
      for (String check : register.checks()) {
        Matcher rule = RULE.matcher(check);
        assertThat(rule.find()).as(check).isTrue();
        for (Locale language : List.of(RuleTexts.INDONESIAN, Locale.ENGLISH)) {
          assertThat(RuleTexts.text(language, rule.group(1), "A")).isNotEqualTo(rule.group(1));
        }
        rules++;
      }
    }
    assertThat(rules).isGreaterThan(15);
  }

  @Test
  void noFileHasAPlaceForAPassword() {
    assertThat(new PeopleRegister("none").columns())
        .extracting(Column::name)
        .noneMatch(name -> name.contains("pass") || name.contains("sandi"));
  }

  @ParameterizedTest
  @CsvSource({
    "35,PROVINCE",
    "35.78,CITY",
    "35.01,REGENCY",
    "35.78.08,DISTRICT",
    "35.78.08.1001,VILLAGE"
  })
  void theCodeTellsTheLevel(String code, RegionType type) {
    assertThat(RegionType.of(code)).isEqualTo(type);
    assertThat(type.suits(code)).isTrue();
    assertThat(Region.CODE.matcher(code).matches()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Kota Surabaya,Surabaya City",
    "Kabupaten Aceh Selatan,Aceh Selatan Regency",
    "Gubeng,Gubeng",
    "Kotawaringin,Kotawaringin"
  })
  void namesInEnglishFollowTheOfficialOnes(String name, String english) {
    assertThat(Region.englishName(name)).isEqualTo(english);
  }
}
