package id.lapor.demo;

import id.lapor.report.ReportType;
import java.util.List;

/**
 * A matter that people report on, with invented texts. In them {@code {place}}, {@code {time}} and
 * {@code {count}} are filled in.
 *
 * @param supervisory whether it alleges wrongdoing by an official
 * @param category code
 * @param path codes of the institution that answers for it and of the units below that do the work
 * @param officers whether there are demo accounts that act for the institution
 * @param area where it happens: a name of {@link DemoTexts}
 */
public record DemoMatter(
    String key,
    ReportType type,
    boolean supervisory,
    String category,
    List<String> path,
    boolean officers,
    String area,
    List<String> titles,
    List<String> bodies,
    List<String> answers) {

  /** The institution that answers for it. */
  String lead() {
    return path.get(0);
  }

  /** The institution that acts: the lowest one with the given depth or less. */
  String unit(int depth) {
    return path.get(Math.min(depth, path.size() - 1));
  }
}
