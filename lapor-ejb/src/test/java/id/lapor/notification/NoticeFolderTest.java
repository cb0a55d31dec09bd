package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.ContactChannel;
import id.lapor.shared.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeFolderTest {

  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");

  @TempDir Path data;

  @Test
  void mailBecomesAFileThatAMailProgramOpens() throws Exception {
    folder().send(notice(ContactChannel.EMAIL, "siti@example.id"));

    Path file = onlyFile();
    assertThat(file.getFileName()).hasToString("20260302-050000-an-id.eml");
    assertThat(Files.readString(file))
        .contains("To: siti@example.id\r\n", "Subject: LAPOR #1234567890\r\n", "\r\n\r\nThe token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aShortMessageBecomesAFileThatAnybodyReads() throws Exception {
    folder().send(notice(ContactChannel.PHONE, "0812 3456 7890"));

    assertThat(onlyFile().getFileName()).hasToString("20260302-050000-an-id.txt");
    assertThat(onlyFile()).hasContent("+6281234567890\n\nThe token\n");
  }

  @Test
  void whoeverGaveNoContactGetsNoFile() {
    for (ContactChannel channel : ContactChannel.values()) {
      assertThatThrownBy(() -> folder().send(notice(channel, "")))
          .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isTrue());
    }

    assertThat(data.resolve("mail")).doesNotExist();
  }

  private NoticeFolder folder() {
    return new NoticeFolder(data.resolve("mail"), new TestClock(NOON));
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("mail"))) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static OutgoingNotice notice(ContactChannel channel, String address) {
    return new OutgoingNotice(
        "an-id", channel, address, Locale.ENGLISH, "LAPOR #1234567890", "The token", "");
  }
}
