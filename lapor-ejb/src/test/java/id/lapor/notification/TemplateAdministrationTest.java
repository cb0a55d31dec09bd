package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.audit.GivenJournal;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrators word what notices say, on the real database. */
class TemplateAdministrationTest {

  private static final Wording GOOD =
      new Wording("Kabar #{number}", "Diterima: {report}", "Diterima #{number}");

  private final Sending sending = new Sending();

  @AfterEach
  void putBack() {
    TestDatabase.committed(em -> em.createQuery("delete from NoticeWording w").executeUpdate());
  }

  @Test
  void aWordingHoldsFromTheMomentItIsKeptAndStaysOnRecord() {
    change(0, GOOD);

    assertThat(received().subject()).startsWith("Kabar #");
    assertThat(received().text()).startsWith("Diterima: #");
    TestDatabase.rolledBack(
        em -> {
          assertThat(GivenJournal.acts(em, "RECEIVED.id").toString())
              .contains("NOTICE_TEXT_CHANGED admin");
          assertThat(
                  em.createNativeQuery(
                          "select text from notice_wording_past where wording = 'RECEIVED.id'"
                              + " order by id desc limit 1")
                      .getSingleResult())
              .isEqualTo("Diterima: {report}");
        });
    TestDatabase.committed(em -> use(em).reset(NoticeTemplate.RECEIVED, "id", 1));
    assertThat(received().subject()).endsWith("laporan diterima");
  }

  @Test
  void whoWordsAnOlderStateIsRefusedAndChangesNothing() {
    change(0, GOOD);

    assertThatThrownBy(() -> change(0, new Wording("Lain", "Lain", "Lain")))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("stale-version"));

    assertThat(received().subject()).startsWith("Kabar #");
  }

  @ParameterizedTest
  @CsvSource({
    "subject, unknown-placeholder, 'Kabar {name}', 'x', 'x'",
    "text, unknown-placeholder, 'x', 'Kode {token}', 'x'",
    "short, unknown-placeholder, 'x', 'x', '{email}'",
    "text, loose-brace, 'x', 'a { b', 'x'",
    "subject, not-text, 'x\ny', 'x', 'x'",
    "subject, required, '', 'x', 'x'",
    "short, required, 'x', 'x', ''",
  })
  void whatBreaksARuleIsRefusedAtItsPartAndChangesNothing(
      String part, String rule, String subject, String text, String shortText) {
    assertThatThrownBy(() -> change(0, new Wording(subject, text, shortText)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            e ->
                assertThat(e.fields())
                    .extracting(FieldError::field, FieldError::rule)
                    .contains(org.assertj.core.api.Assertions.tuple(part, rule)));

    assertThat(received().subject()).endsWith("laporan diterima");
  }

  @Test
  void anUnknownPlaceholderIsNamed() {
    assertThatThrownBy(() -> change(0, new Wording("x", "{siapa}", "x")))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            e -> assertThat(e.fields().get(0).params()).containsExactly("siapa"));
  }

  @Test
  void aFrameWithoutItsPlacesIsRefused() {
    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(
                    () ->
                        use(em)
                            .change(NoticeTemplate.NEWS, "id", 0, new Wording("x", "{items}", "x")))
                .isInstanceOfSatisfying(
                    RuleViolation.class,
                    e ->
                        assertThat(e.fields())
                            .extracting(error -> error.params().get(0))
                            .containsExactly("page", "stop")));
  }

  @ParameterizedTest
  @EnumSource(NoticeTemplate.class)
  void aPreviewFillsEveryPlaceWithInventedValues(NoticeTemplate template) {
    TestDatabase.rolledBack(
        em -> {
          for (String language : List.of("id", "en")) {
            TemplateView view = use(em).get(template, language);
            TemplatePreview preview = use(em).preview(template, language, view.wording());
            assertThat(preview.subject() + preview.text() + preview.shortText())
                .doesNotContain("{", "}");
          }
        });
  }

  private OutgoingNotice received() {
    Report report =
        TestDatabase.inTransaction(em -> sending.received(em, GivenReports.submitted(), "id"));
    sending.sent.clear();
    sending.sweep();
    assertThat(report.id()).isNotNull();
    return sending.sent.get(0);
  }

  private void change(long version, Wording wording) {
    TestDatabase.committed(em -> use(em).change(NoticeTemplate.RECEIVED, "id", version, wording));
  }

  private TemplateAdministration use(EntityManager em) {
    TemplateAdministration use = new TemplateAdministration();
    use.templates = new NoticeTemplates();
    use.templates.em = em;
    use.caller = Caller.of("admin", Scope.national(Role.NATIONAL_ADMIN));
    use.clock = sending.clock;
    use.journal = GivenJournal.of(em, use.caller, sending.clock);
    return use;
  }
}
