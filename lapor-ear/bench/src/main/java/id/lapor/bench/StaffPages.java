package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import id.lapor.launcher.Build.Account;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of the portal, for a national verifier, the liaison officer of a large institution and
 * a member of staff of a unit below it; each client has a session of its own.
 */
final class StaffPages {

  /** The work lists by their names in addresses. */
  static final List<String> LISTS =
      List.of(
          "to-verify",
          "mine",
          "unassigned",
          "due-soon",
          "overdue",
          "returned",
          "waiting",
          "not-taken-up",
          "reopened",
          "my-unit");

  /** The three by their names in the results. */
  private static final Map<String, String> OFFICERS = new LinkedHashMap<>();

  static {
    OFFICERS.put("verifier", "national-verifier");
    OFFICERS.put("liaison", "kemenkes-liaison");
    OFFICERS.put("unit staff", "kemenkes-primer-staff");
  }

  private static final Pattern LOOK = Pattern.compile("href=\"([^\"]*&amp;look=[^\"]*)\"");

  /** So many hand-offs are worked on by each of the two who work on hand-offs. */
  private static final String TAKE =
      "insert into handoff_assignment (handoff_id, account_id, since, given_by)"
          + " select h.id, a.id, now(), a.user_name from account a"
          + " join institution o on o.code = '%s' cross join lateral"
          + " (select h.id from institution i join handoff h on h.institution_id = i.id"
          + " and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')"
          + " where i.path like o.path || '%%' order by h.id desc limit 100) h"
          + " where a.user_name = '%s' on conflict do nothing";

  private final Installation installation;
  private final Map<String, List<String>> sessions = new LinkedHashMap<>();

  /** Signs everybody in. */
  StaffPages(Installation installation) throws IOException {
    this.installation = installation;
    try (Client client = new Client(installation.httpPort())) {
      for (Map.Entry<String, String> officer : OFFICERS.entrySet()) {
        Account account = account(installation, officer.getValue());
        List<String> own = new ArrayList<>();
        for (int i = 0; i < BenchSettings.CLIENTS; i++) {
          own.add(Visitor.signedIn(client, account));
        }
        sessions.put(officer.getKey(), own);
      }
    }
  }

  private static Account account(Installation installation, String user) {
    return installation.accounts().stream()
        .filter(account -> account.user().equals(user))
        .findFirst()
        .orElseThrow();
  }

  /** Gives the two who work on hand-offs some of their own. */
  void takeWork() throws SQLException {
    installation.execute(TAKE.formatted("kemenkes-primer", OFFICERS.get("unit staff")));
    installation.execute(TAKE.formatted("kemenkes", OFFICERS.get("liaison")));
    installation.execute("analyze handoff_assignment");
  }

  /** The lists by what they are called in the results. */
  Map<String, Load.Clients> lists() {
    Map<String, Load.Clients> lists = new LinkedHashMap<>();
    for (String officer : OFFICERS.keySet()) {
      for (String list : LISTS) {
        lists.put(
            list + ", " + officer,
            as(officer, (client, random, cookies) -> client.page(path(list), cookies)));
      }
    }
    return lists;
  }

  /** The other pages by what they are called in the results. */
  Map<String, Load.Clients> others() throws IOException, SQLException {
    List<String> reports = Samples.texts(installation, Samples.HANDED);
    List<String> looks = looks();
    Map<String, Load.Clients> pages = new LinkedHashMap<>();
    pages.put(
        "list with panel",
        as("liaison", (client, random, own) -> client.page(Samples.one(looks, random), own)));
    for (String officer : List.of("verifier", "liaison")) {
      pages.put(
          "report page, " + officer,
          as(officer, (client, random, own) -> client.page(report(reports, random), own)));
      pages.put(
          "unit board, " + officer,
          as(officer, (client, random, own) -> client.page("/staff/board", own)));
    }
    pages.put(
        "live counts", as("liaison", (client, random, own) -> client.page(OpenDesks.LIVE, own)));
    return pages;
  }

  static String path(String list) {
    return "/staff/work?list=" + list;
  }

  static String report(List<String> reports, SplittableRandom random) {
    return "/staff/report?id=" + Samples.one(reports, random);
  }

  /** The addresses with which the liaison officer looks at each line of the list. */
  private List<String> looks() throws IOException {
    List<String> found = new ArrayList<>();
    try (Client client = new Client(installation.httpPort())) {
      Matcher link = LOOK.matcher(client.page(path("my-unit"), one("liaison")).body());
      while (link.find()) {
        found.add(link.group(1).replace("&amp;", "&"));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("The liaison officer has nothing to look at");
    }
    return found;
  }

  /** Cookies of one session of somebody. */
  String one(String officer) {
    return sessions.get(officer).get(0);
  }

  /** Who is signed in, by the names in the results. */
  static List<String> officers() {
    return List.copyOf(OFFICERS.keySet());
  }

  private interface Signed {
    Reply send(Client client, SplittableRandom random, String cookies) throws IOException;
  }

  private Load.Clients as(String officer, Signed signed) {
    List<String> own = sessions.get(officer);
    return number -> {
      String cookies = own.get(number % own.size());
      return new Requests(
              installation.httpPort(), (client, random) -> signed.send(client, random, cookies))
          .client(number);
    };
  }
}
