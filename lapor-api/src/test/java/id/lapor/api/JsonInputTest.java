package id.lapor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.lapor.report.ReportType;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

  @Test
  void everyMemberIsReadAsWhatItIs() {
    JsonInput input =
        input(
            "{\"type\":\"COMPLAINT\",\"title\":\"Air keruh \\ud83d\\ude00\",\"rating\":5,"
                + "\"lat\":-7.25,\"incidentDate\":\"2026-03-02\",\"resolved\":true,"
                + "\"supporting\":[\"pln\",\"kai\"],\"version\":7,\"comment\":null}");

    assertThat(input.oneOf("type", ReportType.class)).isEqualTo(ReportType.COMPLAINT);
    assertThat(input.text("title")).isEqualTo("Air keruh \uD83D\uDE00");
    assertThat(input.whole("rating")).isEqualTo(5);
    assertThat(input.decimal("lat")).isEqualTo(-7.25);
    assertThat(input.date("incidentDate")).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(input.choice("resolved")).isTrue();
    assertThat(input.texts("supporting")).containsExactly("pln", "kai");
    assertThat(input.version()).isEqualTo(7);
    assertThat(input.text("comment")).isNull();
    input.end();
  }

  @Test
  void whatNobodyAskedForIsUnknown() {
    assertThat(errors("{\"text\":\"a\",\"txet\":\"b\"}", input -> input.text("text")))
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(tuple("txet", "unknown-member"));
  }

  @Test
  void whatIsUnknownInsideAnObjectIsNamedWithItsPath() {
    assertThat(
            errors(
                "{\"reporter\":{\"name\":\"A\",\"nik\":\"1\"}}",
                input -> {
                  JsonInput reporter = input.object("reporter");
                  reporter.text("name");
                  reporter.endObject();
                }))
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(tuple("reporter.nik", "unknown-member"));
  }

  @Test
  void everyWrongTypeIsNamedAtOnce() {
    assertThat(
            errors(
                "{\"title\":5,\"anonymous\":\"yes\",\"rating\":1.5,\"supporting\":[1],"
                    + "\"location\":[],\"incidentDate\":\"02-03-2026\",\"type\":\"WISH\"}",
                input -> {
                  input.text("title");
                  input.flag("anonymous");
                  input.whole("rating");
                  input.texts("supporting");
                  input.object("location");
                  input.date("incidentDate");
                  input.oneOf("type", ReportType.class);
                }))
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(
            tuple("title", "wrong-type"),
            tuple("anonymous", "wrong-type"),
            tuple("rating", "wrong-type"),
            tuple("supporting", "wrong-type"),
            tuple("location", "wrong-type"),
            tuple("incidentDate", "not-a-date"),
            tuple("type", "unknown-value"));
  }

  @Test
  void anActionNamesTheVersionItWasDecidedOn() {
    assertThat(errors("{}", JsonInput::version))
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(tuple("version", "required"));
    assertThat(errors("{\"version\":\"3\"}", JsonInput::version))
        .extracting(FieldError::rule)
        .containsExactly("wrong-type");
    assertThat(errors("{\"version\":1e99}", JsonInput::version))
        .extracting(FieldError::rule)
        .containsExactly("wrong-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-3-2", "+999999999-01-01", "2026-02-30", "20260302", "today"})
  void aDayIsWrittenInOneWayOnly(String text) {
    assertThat(errors("{\"from\":\"" + text + "\"}", input -> input.date("from")))
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(tuple("from", "not-a-date"));
  }

  @Test
  void aMemberThatIsGivenTwiceIsRefused() {
    assertThat(errors("{\"text\":\"a\",\"text\":null}", input -> input.text("text")))
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(tuple("text", "duplicate-member"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\u001b", "\\u009f"})
  void charactersThatAreNoTextAreRefused(String escape) {
    assertThat(errors("{\"text\":\"a" + escape + "b\"}", input -> input.text("text")))
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(tuple("text", "not-text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":}",
        "{\"a\":1,}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":\"\n\"}",
        "{}{}",
        "{} x",
        "\uFEFF{}",
        "{\"a\" 1}",
        "nul"
      })
  void whatIsNoJsonIsRefusedAsAWhole(String body) {
    assertThat(refusal(body).fields())
        .extracting(FieldError::field, FieldError::rule)
        .containsExactly(tuple("$", "malformed-json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"a\"", "5", "null", "true"})
  void anythingButAnObjectIsRefused(String body) {
    assertThat(refusal(body).fields()).extracting(FieldError::rule).containsExactly("wrong-type");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] latin1 = "{\"title\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> JsonInput.of(latin1))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            e -> assertThat(e.fields()).extracting(FieldError::rule).containsExactly("not-utf8"));
  }

  @Test
  void deepNestingIsRefusedBeforeItCostsAnything() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(refusal(deep).fields()).extracting(FieldError::rule).containsExactly("too-deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e9999999999", "-1e400"})
  void numbersBeyondAllBoundsNeverBecomeSmallOnes(String number) {
    JsonInput input = input("{\"lat\":" + number + ",\"rating\":" + number + "}");

    Double lat = input.decimal("lat");
    Integer rating = input.whole("rating");

    assertThat(lat == null || lat.isInfinite()).isTrue();
    assertThat(rating).isNull();
    assertThatThrownBy(input::end).isInstanceOf(RuleViolation.class);
  }

  @Test
  void whoeverMakesManyMistakesIsToldTheFirstOfThem() {
    StringBuilder body = new StringBuilder("{\"m0\":0");
    for (int member = 1; member < 5_000; member++) {
      body.append(",\"m").append(member).append("\":0");
    }

    assertThat(errors(body.append('}').toString(), input -> {})).hasSize(100);
  }

  @Test
  void theDigestIsThatOfTheBytesAsTheyWereSent() {
    assertThat(input("{}").digest())
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(input("{ }").digest()).isNotEqualTo(input("{}").digest());
  }

  private static JsonInput input(String body) {
    return JsonInput.of(body.getBytes(StandardCharsets.UTF_8));
  }

  private static RuleViolation refusal(String body) {
    try {
      input(body);
    } catch (RuleViolation refused) {
      return refused;
    }
    throw new AssertionError("Was read: " + body);
  }

  private static List<FieldError> errors(String body, Consumer<JsonInput> reading) {
    JsonInput input = input(body);
    reading.accept(input);
    try {
      input.end();
    } catch (RuleViolation refused) {
      return refused.fields();
    }
    return List.of();
  }
}
