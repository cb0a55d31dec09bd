package id.lapor.web.handoff;

import id.lapor.handoff.WorkStep;
import id.lapor.web.SiteMenu;

/** A page of lines, each of which can be looked at beside them or opened to be walked through. */
interface LookedPage {

  /** The page that is asked for: that of searches, or else that of lists. */
  static LookedPage of(SiteMenu menu, WorkPage lists, SearchPage search) {
    return menu.current(SearchPage.PATH) == null ? lists : search;
  }

  /** Its path within the application. */
  String path();

  /** How the texts that say what was done call what is kept of it. */
  String kind();

  /** What its lines are, as it stands in an address and as it is kept under a name. */
  String kept();

  /** Where a line stands, and what lies before and behind. */
  WorkStep step(String key);

  /** Query of this page with nothing looked at. */
  String getHere();

  /** Query of this page with a line looked at beside the others. */
  default String looking(String id, String key) {
    return getHere() + "&look=" + id + "&at=" + WorkAddress.encoded(key);
  }

  /** Query of a report from which one can go on through the lines. */
  default String opening(String id, String key) {
    return "?id=" + id + walk(key);
  }

  /** What follows the number of a report in its address, so that one can go on from it. */
  default String walk(String key) {
    return "&" + kept() + "&at=" + WorkAddress.encoded(key);
  }
}
