package id.lapor.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.GivenEvents;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttachingTest {

  private static final String DIGEST = "ab".repeat(32);

  private final TestClock clock = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));
  private final UploadOwner owner = UploadOwner.visitor(UUID.randomUUID().toString());

  @Test
  void anUploadTakesItsPlaceInTheReportAndInItsRecord() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          String upload = staged(em, "hash-1");

          attaching(em).attach(report, MessageRef.report(), List.of(upload), Actor.REPORTER, null);
          em.flush();

          List<Attachment> all = attachments(em).of(report);
          assertThat(all).hasSize(1);
          assertThat(all.get(0).uuid()).isEqualTo(upload);
          assertThat(all.get(0).name()).isEqualTo("foto-1.jpg");
          assertThat(all.get(0).state()).isEqualTo(AttachmentState.ATTACHED);
          assertThat(uploads(em).known(upload)).isFalse();
          assertThat(GivenEvents.last(em, report).type()).isEqualTo(EventType.ATTACHED);
          assertThat(GivenEvents.last(em, report).data()).doesNotContain(DIGEST);
          assertThat(GivenEvents.lastText(em, report)).contains(DIGEST);
        });
  }

  @Test
  void theSameFileSentAgainIsAttachedOnce() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          String first = staged(em, "hash-1");
          Attaching attaching = attaching(em);
          attaching.attach(report, MessageRef.report(), List.of(first), Actor.REPORTER, null);
          String again = staged(em, "hash-1");

          attaching.attach(
              report, MessageRef.report(), List.of(first, again), Actor.REPORTER, null);
          em.flush();

          assertThat(attachments(em).of(report)).hasSize(1);
          assertThat(uploads(em).known(again)).isFalse();
        });
  }

  @Test
  void aMessageHasFiveFilesAndNoMore() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          List<String> six = new ArrayList<>();
          IntStream.range(0, 6).forEach(i -> six.add(staged(em, "hash-" + i)));
          Attaching attaching = attaching(em);
          attaching.attach(report, MessageRef.report(), six.subList(0, 5), Actor.REPORTER, null);

          assertThatThrownBy(
                  () ->
                      attaching.attach(
                          report, MessageRef.report(), six.subList(5, 6), Actor.REPORTER, null))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  r -> assertThat(FileRefusal.rule(r)).isEqualTo("too-many-files"));
          em.flush();
          assertThat(attachments(em).of(report)).hasSize(5);

          attaching.attach(report, MessageRef.newReply(), six.subList(5, 6), Actor.REPORTER, null);
          em.flush();
          assertThat(attachments(em).of(report)).hasSize(6);
        });
  }

  @Test
  void whatHasNotArrivedWasRefusedOrIsGoneCannotBeAttached() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          Upload half = Upload.announced(owner, "a.jpg", 10, clock.instant());
          Upload bad = Upload.announced(owner, "b.jpg", 10, clock.instant());
          uploads(em).add(half, owner);
          uploads(em).add(bad, owner);
          bad.refuse("file-infected");
          String late = staged(em, "hash-9");

          refused(em, report, "upload-incomplete", half.uuid());
          refused(em, report, "file-infected", bad.uuid());
          refused(em, report, "unknown-upload", UUID.randomUUID().toString());
          clock.pass(Upload.LIFE);
          refused(em, report, "unknown-upload", late);
          assertThat(attachments(em).of(report)).isEmpty();
        });
  }

  @Test
  void oneSourceCannotFillTheDisk() {
    TestDatabase.rolledBack(
        em -> {
          long fits = Uploads.MOST_OF_AN_OWNER / FileCleaning.LARGEST;
          for (long i = 0; i < fits; i++) {
            uploads(em)
                .add(
                    Upload.announced(owner, "a.mp4", FileCleaning.LARGEST, clock.instant()), owner);
          }

          assertThatThrownBy(
                  () ->
                      uploads(em)
                          .add(
                              Upload.announced(
                                  owner, "a.mp4", FileCleaning.LARGEST, clock.instant()),
                              owner))
              .isInstanceOfSatisfying(
                  RuleViolation.class, r -> assertThat(r.rule()).isEqualTo("too-much-waiting"));

          UploadOwner other = UploadOwner.officer("somebody-else");
          uploads(em).add(Upload.announced(other, "a.mp4", 10, clock.instant()), other);
        });
  }

  @Test
  void aReportersNameForAFileIsForgottenAndAnOfficersIsKept() {
    assertThat(Upload.announced(owner, "Siti di rumah.jpg", 1, clock.instant()).name())
        .isEqualTo("berkas.jpg");
    assertThat(
            Upload.announced(UploadOwner.officer("a"), "SK Menteri.pdf", 1, clock.instant()).name())
        .isEqualTo("SK Menteri.pdf");
  }

  @Test
  void contentIsNeededAsLongAsAnythingRefersToIt() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          String digest = "cd".repeat(32);
          assertThat(attachments(em).refers(digest)).isFalse();
          String upload = staged(em, "hash-1", digest);
          assertThat(attachments(em).refers(digest)).isTrue();
          attaching(em).attach(report, MessageRef.report(), List.of(upload), Actor.REPORTER, null);
          em.flush();
          assertThat(attachments(em).refers(digest)).isTrue();

          attachments(em).of(report).get(0).remove();
          em.flush();

          assertThat(attachments(em).refers(digest)).isFalse();
        });
  }

  @Test
  void anUploadWaitsADay() {
    TestDatabase.rolledBack(
        em -> {
          String upload = staged(em, "hash-1");
          clock.pass(Duration.ofHours(23).plusMinutes(59));
          assertThat(uploads(em).expired(clock.instant(), 1_000))
              .extracting(Upload::uuid)
              .doesNotContain(upload);
          clock.pass(Duration.ofMinutes(1));
          assertThat(uploads(em).expired(clock.instant(), 1_000))
              .extracting(Upload::uuid)
              .contains(upload);
        });
  }

  private void refused(EntityManager em, Report report, String rule, String upload) {
    assertThatThrownBy(
            () ->
                attaching(em)
                    .attach(report, MessageRef.report(), List.of(upload), Actor.REPORTER, null))
        .isInstanceOfSatisfying(
            RuleViolation.class, r -> assertThat(FileRefusal.rule(r)).isEqualTo(rule));
  }

  private String staged(EntityManager em, String receivedHash) {
    return staged(em, receivedHash, DIGEST);
  }

  private String staged(EntityManager em, String receivedHash, String digest) {
    Upload upload = Upload.announced(owner, "Siti.jpg", 10, clock.instant());
    uploads(em).add(upload, owner);
    upload.arrived(10);
    upload.stage(new StoredFile(FileType.JPEG, 9, digest, null, 3, 3, receivedHash));
    em.flush();
    return upload.uuid();
  }

  private static Report report(EntityManager em) {
    Report report = GivenReports.submitted();
    em.persist(report);
    return report;
  }

  private Attaching attaching(EntityManager em) {
    Attaching attaching = new Attaching();
    attaching.attachments = attachments(em);
    attaching.uploads = uploads(em);
    attaching.events = GivenEvents.of(em, clock);
    attaching.clock = clock;
    return attaching;
  }

  private static Attachments attachments(EntityManager em) {
    Attachments attachments = new Attachments();
    attachments.em = em;
    return attachments;
  }

  private static Uploads uploads(EntityManager em) {
    Uploads uploads = new Uploads();
    uploads.em = em;
    return uploads;
  }
}
