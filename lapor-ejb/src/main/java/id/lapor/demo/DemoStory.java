package id.lapor.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One demo report to be made: the same number always has the same course, words and people.
 *
 * @param number from 1
 * @param plot what happens
 * @param matter what it is about
 */
record DemoStory(int number, DemoPlot plot, DemoMatter matter) {

  private static final long SEED = 20_261_124L;
  private static final int TWINS = 1_000_000;

  /** All of them, mixed. */
  static List<DemoStory> all(DemoTexts texts) {
    List<DemoPlot> plots = new ArrayList<>();
    for (DemoPlot plot : DemoPlot.values()) {
      plots.addAll(Collections.nCopies(plot.count(), plot));
    }
    Random random = new Random(SEED);
    Collections.shuffle(plots, random);
    List<DemoStory> stories = new ArrayList<>();
    for (DemoPlot plot : plots) {
      stories.add(new DemoStory(stories.size() + 1, plot, matter(plot, texts, random)));
    }
    return List.copyOf(stories);
  }

  private static DemoMatter matter(DemoPlot plot, DemoTexts texts, Random random) {
    List<DemoMatter> fitting =
        texts.matters().stream()
            .filter(matter -> matter.supervisory() == (plot == DemoPlot.SUPERVISORY))
            .filter(matter -> matter.officers() || !plot.needsOfficers())
            .filter(matter -> plot != DemoPlot.DELEGATED_TWICE || matter.path().size() > 2)
            .filter(matter -> plot != DemoPlot.DELEGATED || matter.path().size() > 1)
            .toList();
    return fitting.get(random.nextInt(fitting.size()));
  }

  /** Another report on the same matter, with words and times of its own. */
  DemoStory twin() {
    return new DemoStory(number + TWINS, plot, matter);
  }

  /** The chance of this story alone. */
  Random random() {
    return new Random(SEED + number);
  }
}
