package id.lapor.web.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.web.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormsTest {

  private static final String WORDS = "application/x-www-form-urlencoded";
  private static final String FILES = "multipart/form-data; boundary=b";

  @ParameterizedTest
  @ValueSource(strings = {"/lapor", "/lacak", "/staff/report", "/staff/entry"})
  void filesComeWithTheFormsThatAskForThem(String path) throws Exception {
    assertThat(sent(path, FILES, 60L << 20).passed()).isTrue();
  }

  @Test
  void filesComeWithNoOtherForm() throws Exception {
    Visit refused = sent("/masuk", FILES, 100);

    assertThat(refused.passed()).isFalse();
    assertThat(refused.status()).isEqualTo(415);
  }

  @Test
  void noFormIsLargerThanItCanBe() throws Exception {
    assertThat(sent("/lapor", FILES, FileForms.LARGEST + 1).status()).isEqualTo(413);
    assertThat(sent("/lapor", WORDS, FileForms.LARGEST_WORDS).passed()).isTrue();

    Visit refused = sent("/lapor", WORDS, FileForms.LARGEST_WORDS + 1);

    assertThat(refused.passed()).isFalse();
    assertThat(refused.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {WORDS, FILES})
  void aFormSaysHowLongItIs(String type) throws Exception {
    Visit refused = Visit.post("/lapor").with("Content-Type", type).through(new FileForms());

    assertThat(refused.passed()).isFalse();
    assertThat(refused.status()).isEqualTo(411);
    assertThat(Visit.get("/lapor").through(new FileForms()).passed()).isTrue();
  }

  private static Visit sent(String path, String type, long length) throws Exception {
    return Visit.post(path)
        .with("Content-Type", type)
        .with("Content-Length", Long.toString(length))
        .through(new FileForms());
  }
}
