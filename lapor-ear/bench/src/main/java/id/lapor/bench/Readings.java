package id.lapor.bench;

import id.lapor.bench.Loader.Known;
import id.lapor.bench.Requests.Request;
import java.util.List;
import java.util.SplittableRandom;

/** What people and officers read. */
final class Readings {

  private static final String[] STATUSES = {"ROUTED", "IN_PROGRESS", "COMPLETED"};

  private final Reference reference;
  private final Words words;
  private final List<Known> known;
  private final Officers officers;

  Readings(Reference reference, Words words, List<Known> known, Officers officers) {
    this.reference = reference;
    this.words = words;
    this.known = known;
    this.officers = officers;
  }

  /** A reporter opens their report with its access code. */
  Request track() {
    return (client, random) -> {
      Known one = known.get(random.nextInt(known.size()));
      return client.get("/reports/" + one.digits(), "Lapor-Access-Code: " + one.code());
    };
  }

  /** The public list: half as it is, half narrowed by institution, category, region or status. */
  Request list() {
    return (client, random) -> client.get("/reports?limit=20" + narrowing(random), null);
  }

  private String narrowing(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> "&institution=" + reference.institution(random).code();
      case 1 -> "&category=" + reference.topic(random).code();
      case 2 -> "&region=" + reference.region(random).substring(0, 2);
      case 3 -> "&status=" + STATUSES[random.nextInt(STATUSES.length)];
      default -> "";
    };
  }

  /** Words in the public texts: frequent, usual, seldom and absent ones. */
  Request search() {
    return (client, random) -> client.get("/reports?limit=20&q=" + query(random), null);
  }

  private String query(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> words.any(random);
      case 1 -> words.seldom(random);
      case 2 -> words.usual(random);
      case 3 -> words.absent(random);
      default -> words.usual(random) + "+" + words.usual(random);
    };
  }

  /** An officer's open hand-offs, and the newest ones in scope. */
  Request workList() {
    return (client, random) -> {
      List<String> all = officers.institutions();
      String who = officers.liaison(all.get(random.nextInt(all.size())));
      return client.get(
          random.nextBoolean() ? "/work/my-unit?limit=20" : "/handoffs?limit=20", who);
    };
  }
}
