package id.lapor.bench;

import id.lapor.bench.Loader.Known;
import id.lapor.bench.Requests.Request;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages that everybody reads, each as one request of a browser without a copy of its own. */
final class PublicPages {

  private static final int OPENED = 16;

  private PublicPages() {}

  /** The pages by what they are called in the results. */
  static Map<String, Request> all(Installation installation, Loader loader)
      throws IOException, SQLException {
    List<String> published = Samples.texts(installation, Samples.PUBLISHED);
    List<String> opened = opened(installation, loader.known());
    Words words = loader.words();
    Map<String, Request> pages = new LinkedHashMap<>();
    pages.put("page home", (client, random) -> client.page("/", null));
    pages.put("page public list", (client, random) -> client.page("/laporan", null));
    pages.put(
        "page search", (client, random) -> client.page("/laporan?q=" + words.usual(random), null));
    pages.put(
        "page detail",
        (client, random) -> client.page("/laporan/" + Samples.one(published, random), null));
    pages.put(
        "page tracking", (client, random) -> client.page("/lacak", Samples.one(opened, random)));
    pages.put("page statistics", (client, random) -> client.page("/statistik", null));
    pages.put("page map", (client, random) -> client.page("/peta", null));
    pages.put("map points", (client, random) -> client.page("/api/v1/points", null));
    return pages;
  }

  private static List<String> opened(Installation installation, List<Known> known)
      throws IOException {
    List<String> cookies = new ArrayList<>();
    try (Client client = new Client(installation.httpPort())) {
      for (int i = 0; i < OPENED; i++) {
        cookies.add(Visitor.tracking(client, known.get(i * known.size() / OPENED)));
      }
    }
    return cookies;
  }
}
