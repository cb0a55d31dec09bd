package id.lapor.attachment;

import static id.lapor.attachment.GivenFiles.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoCleaningTest {

  @Test
  void aVideoLosesPlaceAndDeviceAndNothingMoves() {
    byte[] video = GivenFiles.video();
    assertThat(text(video)).contains("+06.20", "Jalan Melati", "Siti", "hidden words");

    byte[] cleaned = VideoCleaning.clean(video);

    assertThat(text(cleaned))
        .doesNotContain("+06.20", "Jalan Melati", "Siti", "hidden words", "udta", "meta", "uuid");
    assertThat(cleaned).hasSameSizeAs(video);
    assertThat(text(cleaned).indexOf("pictures and sound"))
        .isEqualTo(text(video).indexOf("pictures and sound"));
  }

  @Test
  void whatHidesBehindTheEndIsCutOff() {
    byte[] cleaned =
        VideoCleaning.clean(
            concat(GivenFiles.video(), "\0\0\0\1a tail".getBytes(StandardCharsets.US_ASCII)));

    assertThat(cleaned).hasSameSizeAs(GivenFiles.video());
  }

  @Test
  void picturesAndSoundAreEnough() {
    assertThat(VideoCleaning.clean(GivenFiles.videoWithTrack("soun"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"meta", "data", "mebx", "tmcd"})
  void aVideoWithATrackOfItsWayIsRefused(String kind) {
    refused("video-track", GivenFiles.videoWithTrack(kind));
  }

  @Test
  void aDamagedVideoIsRefused() {
    byte[] video = GivenFiles.video();

    refused("file-unreadable", java.util.Arrays.copyOf(video, 60));
    video[32] = 127; // a part inside the film that is larger than the film
    refused("file-unreadable", video);
  }

  private static void refused(String rule, byte[] content) {
    assertThatThrownBy(() -> VideoCleaning.clean(content))
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> assertThat(FileRefusal.rule(refusal)).isEqualTo(rule));
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
