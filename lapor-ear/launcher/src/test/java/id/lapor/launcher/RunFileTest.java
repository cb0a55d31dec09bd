package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunFileTest {

  @Test
  void whatIsWrittenIsJsonWhateverThePathContains() {
    assertThat(RunFile.quoted("a\"b\\c\nd")).isEqualTo("\"a\\\"b\\\\c\\u000ad\"");
  }
}
