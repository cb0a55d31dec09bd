package id.lapor.web.report;

import id.lapor.web.Language;
import java.time.Clock;

/** Tells stories without a container. */
public final class GivenStory {

  private GivenStory() {}

  /** In this language. */
  public static Story in(Language language, Clock clock) {
    Story story = new Story();
    story.language = language;
    story.clock = clock;
    return story;
  }
}
