package id.lapor.web.handoff;

import id.lapor.handoff.WorkCount;
import id.lapor.handoff.WorkStep;
import id.lapor.web.Language;

/** Says where in a list somebody is. */
final class WalkWords {

  private WalkWords() {}

  /** "3 dari 41", or how many are left when the line itself is no longer among them. */
  static String position(Language language, WorkStep step) {
    String total = shown(language, step.total());
    if (step.more()) {
      total = language.staff("walk.more", total);
    }
    return step.there()
        ? language.staff("walk.position", shown(language, step.position()), total)
        : language.staff("walk.left", total);
  }

  private static String shown(Language language, int count) {
    return count >= WorkCount.MOST ? language.staff("list.most") : Integer.toString(count);
  }
}
