package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.lapor.bulk.BulkAct;
import id.lapor.handoff.AnswerStatus;
import id.lapor.handoff.CaseAction;
import id.lapor.handoff.HandoffRole;
import id.lapor.handoff.HandoffStatus;
import id.lapor.handoff.StandardWording;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.Role;
import id.lapor.notification.NoticeKind;
import id.lapor.notification.NoticeOutcome;
import id.lapor.notification.NoticeTemplate;
import id.lapor.notification.OfficerMode;
import id.lapor.outbox.MessageType;
import id.lapor.report.Audience;
import id.lapor.report.EventType;
import id.lapor.report.IntakeChannel;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The portal says everything in both languages, and each action has a form. */
class PortalTextsTest {

  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Path FORMS = PAGES.resolve("WEB-INF/staff/forms");
  private static final Pattern USED = Pattern.compile("staff\\['([A-Za-z0-9._-]+)'\\]");
  private static final Pattern BEGUN = Pattern.compile("staff\\['([A-Za-z0-9._-]+\\.)'\\.concat");

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]");

  @Test
  void bothLanguagesHaveTheSameTextsAndNoneIsEmpty() {
    assertThat(english().keySet()).isEqualTo(indonesian().keySet());
    assertThat(english().keySet()).noneMatch(key -> english().getString(key).isBlank());
    assertThat(indonesian().keySet()).noneMatch(key -> indonesian().getString(key).isBlank());
  }

  /** The second of two would silently take the place of the first, on pages far away. */
  @Test
  void noTextIsThereTwice() throws IOException {
    for (String file : List.of("staff.properties", "staff_en.properties")) {
      assertThat(
              Files.readAllLines(Path.of("src/main/resources/id/lapor/web", file)).stream()
                  .filter(line -> line.contains("=") && !line.startsWith("#"))
                  .map(line -> line.substring(0, line.indexOf('='))))
          .as(file)
          .doesNotHaveDuplicates();
    }
  }

  /** A brace that is not closed is found by whoever opens the page in that language. */
  @Test
  void everyTextWithPlacesForValuesCanBeFilled() throws IOException {
    for (String file : List.of("staff", "staff_en", "texts", "texts_en")) {
      Path path = Path.of("src/main/resources/id/lapor/web", file + ".properties");
      try (Reader reader = Files.newBufferedReader(path)) {
        ResourceBundle texts = new PropertyResourceBundle(reader);
        texts.keySet().stream()
            .filter(key -> PLACE.matcher(texts.getString(key)).find())
            .forEach(
                key ->
                    assertThatCode(() -> new MessageFormat(texts.getString(key)))
                        .as(file + " " + key)
                        .doesNotThrowAnyException());
      }
    }
  }

  @Test
  void everyTextOfAPageExists() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path page : pages()) {
      String content = Files.readString(page);
      USED.matcher(content).results().map(hit -> hit.group(1)).forEach(missing::add);
      BEGUN
          .matcher(content)
          .results()
          .map(hit -> hit.group(1))
          .filter(begin -> indonesian().keySet().stream().noneMatch(key -> key.startsWith(begin)))
          .forEach(begin -> missing.add(begin + "*"));
    }
    missing.removeAll(indonesian().keySet());

    assertThat(missing).isEmpty();
  }

  @Test
  void everyCodeOfACaseHasWords() {
    List<String> wanted = new ArrayList<>();
    Stream.of(CaseAction.values()).forEach(a -> wanted.addAll(List.of("act." + a)));
    Stream.of(HandoffStatus.values()).forEach(s -> wanted.add("handoff." + s));
    Stream.of(HandoffRole.values()).forEach(r -> wanted.add("role.handoff." + r));
    Stream.of(AnswerStatus.values()).forEach(s -> wanted.add("answer." + s));
    Stream.of(NoticeTemplate.values()).forEach(t -> wanted.add("topic." + t));
    Stream.of(NoticeTemplate.values())
        .flatMap(template -> template.placeholders().stream())
        .forEach(place -> wanted.add("place." + place));
    StandardWording.PLACES.forEach(place -> wanted.add("place." + place));
    Stream.of(NoticeKind.values()).forEach(k -> wanted.add("kind." + k));
    Stream.of(NoticeOutcome.values()).forEach(o -> wanted.add("outcome." + o));
    Stream.of(OfficerMode.values()).forEach(m -> wanted.add("notifications.mode." + m));
    Stream.of(ContactChannel.values()).forEach(c -> wanted.add("way." + c));
    Stream.of(IntakeChannel.values()).forEach(c -> wanted.add("channel." + c));
    Stream.of(EventType.values())
        .filter(event -> !Audience.REPORTER.sees(event.audience()))
        .forEach(event -> wanted.add("event." + event));
    Role.NATIONAL.forEach(role -> wanted.add("role." + role));
    Role.INSTITUTIONAL.forEach(role -> wanted.add("role." + role));
    wanted.addAll(List.of("role." + Role.REPORTER, "role." + Role.SYSTEM));

    assertThat(indonesian().keySet()).containsAll(wanted);
  }

  @Test
  void everyKindOfMessageHasWords() {
    assertThat(indonesian().keySet())
        .containsAll(Stream.of(MessageType.values()).map(type -> "message." + type).toList());
  }

  @ParameterizedTest
  @EnumSource(BulkAct.class)
  void whatAnActOnManyLinesAsksForDoesAndTellsHasWords(BulkAct act) {
    List<String> wanted = new ArrayList<>(List.of("bulk.act." + act, "bulk.told." + act));
    if (act.directed()) {
      wanted.add("bulk.target." + act);
    }
    if (act.written()) {
      wanted.add("bulk.ask." + act);
    }
    if (act.ofUntaken()) {
      wanted.add("bulk.does." + act);
    }

    assertThat(indonesian().keySet()).containsAll(wanted);
  }

  @ParameterizedTest
  @EnumSource(CaseAction.class)
  void everyActionHasAForm(CaseAction action) {
    assertThat(FORMS.resolve(action + ".xhtml")).exists();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".xhtml")).sorted().toList();
    }
  }

  private static ResourceBundle indonesian() {
    return ResourceBundle.getBundle("id.lapor.web.staff", new Locale("id"));
  }

  private static ResourceBundle english() {
    return ResourceBundle.getBundle("id.lapor.web.staff", Locale.ENGLISH);
  }
}
