package id.lapor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.report.InputRules;
import id.lapor.report.NewReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoStoryTest {

  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

  private final DemoTexts texts = DemoTexts.load();
  private final List<DemoStory> stories = DemoStory.all(texts);

  @Test
  void thereAreThreeHundredWithEveryPlotAndEveryMatter() {
    assertThat(stories).hasSize(300);
    assertThat(stories).extracting(DemoStory::plot).contains(DemoPlot.values());
    assertThat(stories).extracting(DemoStory::matter).containsAll(texts.matters());
  }

  @Test
  void theSameNumberIsAlwaysTheSameStory() {
    assertThat(DemoStory.all(DemoTexts.load())).isEqualTo(stories);
  }

  @Test
  void everyStoryHasWordsThatAReportMayHave() {
    for (DemoStory story : stories) {
      DemoTale tale = new DemoTale(story, texts, NOW);

      new InputRules()
          .text("title", tale.title(), 1, NewReport.MAX_TITLE)
          .text("body", tale.body(), NewReport.MIN_BODY, NewReport.MAX_BODY)
          .refuseIfBroken();
      assertThat(tale.title() + tale.body()).doesNotContain("{", "}");
    }
  }

  @Test
  void timeOnlyGoesForwardAndNeverReachesThePresent() {
    for (DemoStory story : stories) {
      DemoTale tale = new DemoTale(story, texts, NOW);
      assertThat(tale.at()).isBefore(NOW).isAfter(NOW.minus(Duration.ofDays(125)));
      Instant before = tale.at();
      for (int step = 0; step < 12; step++) {
        tale.atWork(3);
        assertThat(tale.at()).isAfter(before).isBefore(NOW);
        before = tale.at();
      }
    }
  }
}
