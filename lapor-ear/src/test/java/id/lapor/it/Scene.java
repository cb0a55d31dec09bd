package id.lapor.it;

import com.microsoft.playwright.Page;

/**
 * A page in one state that somebody may see, and the way there.
 *
 * @param name what its pictures are called
 * @param view the file below {@code webapp} that it shows, without {@code .xhtml}
 * @param user the demo account that sees it; null for the public
 * @param way opens it in a page of that account
 */
record Scene(String name, String view, String user, Way way) {

  /** What somebody does to come to a page. */
  @FunctionalInterface
  interface Way {
    void go(Page page);
  }

  /** A page that is there at its address. */
  static Scene at(String name, String view, String address) {
    return new Scene(name, view, null, page -> page.navigate(address));
  }

  /** A page of the portal that is there at its address. */
  static Scene at(String name, String view, String user, String address) {
    return new Scene(name, view, user, page -> page.navigate(address));
  }

  /** Sends a form that comes back with what is wrong in it. */
  static void refused(Page page, String button) {
    page.click(button);
    page.waitForSelector("#errors");
  }

  @Override
  public String toString() {
    return name;
  }
}
