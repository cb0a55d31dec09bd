package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageSwitchTest {

  private final LanguageSwitch languages = new LanguageSwitch();

  @Test
  void theChoiceIsRememberedAndLeadsToTheSameAddress() throws Exception {
    Visit visit =
        Visit.get("/laporan")
            .parameter("q", "jalan & got")
            .parameter("lang", "en")
            .through(languages);

    assertThat(visit.passed()).isFalse();
    assertThat(visit.status()).isEqualTo(303);
    assertThat(visit.header("Location")).isEqualTo("/laporan?q=jalan+%26+got");
    Cookie choice = visit.cookies().get(0);
    assertThat(choice.getName()).isEqualTo(Language.COOKIE);
    assertThat(choice.getValue()).isEqualTo("en");
    assertThat(choice.isHttpOnly()).isTrue();
    assertThat(choice.getAttribute("SameSite")).isEqualTo("Lax");
  }

  @Test
  void anUnknownLanguageIsIndonesian() throws Exception {
    Visit visit = Visit.get("/").parameter("lang", "xx\r\nSet-Cookie: a=b").through(languages);

    assertThat(visit.cookies().get(0).getValue()).isEqualTo("id");
  }

  @Test
  void theSwitchNeverLeadsToAnotherSite() throws Exception {
    assertThat(location("//other.example/lapor")).isEqualTo("/other.example/lapor");
    assertThat(location("/\\other.example")).isEqualTo("/other.example");
  }

  @Test
  void anAddressWithoutAChoicePassesUntouched() throws Exception {
    Visit visit = Visit.get("/laporan").parameter("q", "jalan").through(languages);

    assertThat(visit.passed()).isTrue();
    assertThat(visit.cookies()).isEmpty();
  }

  @Test
  void aFormWithAChoicePassesInThatLanguage() throws Exception {
    Visit visit =
        Visit.post("/lapor")
            .parameter("title", "Antrean")
            .parameter("lang", "en")
            .through(languages);

    assertThat(visit.passed()).isTrue();
    assertThat(visit.cookies().get(0).getValue()).isEqualTo("en");
    assertThat(language(visit).getLocale()).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void theRememberedChoiceIsTheLanguageOfThePages() {
    assertThat(language(Visit.get("/").cookie(Language.COOKIE, "en")).getTag()).isEqualTo("en");
    assertThat(language(Visit.get("/").cookie(Language.COOKIE, "fr")).getTag()).isEqualTo("id");
    assertThat(language(Visit.get("/")).getTag()).isEqualTo("id");
  }

  private String location(String path) throws Exception {
    return Visit.get(path).parameter("lang", "en").through(languages).header("Location");
  }

  private static Language language(Visit visit) {
    Language language = new Language();
    language.request = visit.request();
    return language;
  }
}
