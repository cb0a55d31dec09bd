package id.lapor.it;

import static id.lapor.it.Eventually.always;
import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Open pages hear of changes from their node, and ask for them when they hear nothing. */
class LivePushIT extends Browser {

  /**
   * Notes what the node says, and on demand lets the node refuse the page's connections or answers
   * the page's questions with nothing new until the node has said something.
   */
  private static final String BETWEEN =
      """
      (() => {
        const Real = window.WebSocket;
        const ask = window.fetch;
        const nothing = '{"others":"","title":"","entries":[]}';
        window.told = false;
        window.opened = [];
        window.WebSocket = function (address) {
          if (sessionStorage.refused) { address.searchParams.set('word', 'none'); }
          const socket = new Real(address);
          socket.addEventListener('open', () => window.opened.push(socket));
          socket.addEventListener('message', said => {
            window.told = window.told || said.data === 'report';
          });
          return socket;
        };
        window.fetch = (url, how) =>
          sessionStorage.quiet && String(url).includes('/live/report') && !window.told
            ? Promise.resolve(new Response(nothing))
            : ask(url, how);
      })()
      """;

  @Test
  void aChangeIsSeenByAnotherWhoAsksForNothingUnlessToldTo() {
    Sent sent = Cases.sent();
    Page first = PortalIT.signedIn(this, "national-verifier");
    List<String> complaints = new CopyOnWriteArrayList<>();
    first.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
    first.addInitScript(BETWEEN);
    first.evaluate("sessionStorage.quiet = 'yes'");
    first.navigate("/staff/report?id=" + sent.id() + "&do=ARCHIVE");
    first.fill("#text", "Terlalu umum.");

    Page second = PortalIT.signedIn(this, "national-verifier-2");
    second.navigate("/staff/report?id=" + sent.id() + "&do=PEND");
    shows(first, "#present", "national-verifier-2");
    first.evaluate("window.told = false");
    second.fill("#missing", "Di mana?");
    second.click("#doPEND");
    second.waitForURL(Pattern.compile(".*done=PEND.*"));

    shows(first, "#news-title", "1 perubahan");
    assertThat(first.evaluate("window.told")).isEqualTo(true);
    assertThat(first.inputValue("#text")).isEqualTo("Terlalu umum.");
    assertThat(complaints).noneMatch(said -> said.startsWith("error"));
  }

  @Test
  void aPageWhoseConnectionIsRefusedOrCutAsksByItselfUntilItIsBack() {
    Sent sent = Cases.sent();
    Page page = PortalIT.signedIn(this, "national-verifier");
    page.addInitScript(BETWEEN);
    page.evaluate("sessionStorage.refused = 'yes'");
    page.navigate("/staff/report?id=" + sent.id());

    Cases.ok(Cases.verifier().post(sent.path() + "/notes", note("satu")));
    shows(page, "#news-title", "1 perubahan");

    assertThat(page.evaluate("window.opened.length")).isEqualTo(0);

    page.evaluate("sessionStorage.removeItem('refused')");
    eventually(
        () -> {
          assertThat(page.evaluate("window.opened.length")).isEqualTo(1);
          return null;
        },
        Duration.ofSeconds(90));
    Cases.ok(Cases.verifier().post(sent.path() + "/notes", note("dua")));
    shows(page, "#news-title", "2 perubahan");
    assertThat(page.evaluate("window.told")).isEqualTo(true);

    page.evaluate("sessionStorage.refused = 'yes'; window.opened[0].close()");
    Cases.ok(Cases.verifier().post(sent.path() + "/notes", note("tiga")));
    shows(page, "#news-title", "3 perubahan");
  }

  @Test
  void whoMayNotSeeAReportHearsNothingOfIt() {
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    Page city = PortalIT.signedIn(this, "kota-surabaya-liaison");
    Heard own = listen(liaison, "", RunningLapor.baseUrl());
    Heard stranger = listen(city, "", RunningLapor.baseUrl());

    Sent sent = Cases.routed();

    eventually(() -> assertThat(own.words()).contains("lists"));
    always(() -> assertThat(stranger.words()).isEmpty(), Duration.ofSeconds(3));
    assertThat(refusal(city, "&report=" + sent.id(), RunningLapor.baseUrl())).isEqualTo(404);
    assertThat(refusal(city, "&report=1234", RunningLapor.baseUrl())).isEqualTo(404);
    own.socket().abort();
    stranger.socket().abort();
  }

  @Test
  void onlyOurOwnPagesOfASignedInPersonMayConnect() {
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");

    assertThat(refusal(liaison, "", "https://evil.example")).isEqualTo(403);
    assertThat(refusal(liaison, "", null)).isEqualTo(403);
    assertThat(refusal(page(), "", RunningLapor.baseUrl())).isEqualTo(401);
  }

  @Test
  void whoSignsOutIsToldNothingMore() {
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    Heard heard = listen(liaison, "", RunningLapor.baseUrl());

    liaison.click("#signOut");

    eventually(() -> assertThat(heard.words()).contains("closed"));
    Heard other = listen(PortalIT.signedIn(this, "kemenkes-liaison"), "", RunningLapor.baseUrl());
    Cases.routed();
    eventually(() -> assertThat(other.words()).contains("lists"));
    assertThat(heard.words()).endsWith("closed");
    other.socket().abort();
  }

  private static JsonObject note(String text) {
    return Json.createObjectBuilder().add("text", text).build();
  }

  private static void shows(Page page, String where, String what) {
    eventually(() -> assertThat(page.innerText(where)).contains(what));
  }

  /** A connection and what was said over it. */
  private record Heard(WebSocket socket, List<String> words) {}

  private static Heard listen(Page page, String more, String origin) {
    List<String> words = new CopyOnWriteArrayList<>();
    return new Heard(connect(page, more, origin, words), words);
  }

  private static int refusal(Page page, String more, String origin) {
    try {
      connect(page, more, origin, new ArrayList<>()).abort();
      return 101;
    } catch (CompletionException refused) {
      return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }
  }

  private static WebSocket connect(Page page, String more, String origin, List<String> words) {
    String word = UUID.randomUUID().toString().replace("-", "");
    String address = RunningLapor.baseUrl().replaceFirst("http", "ws");
    WebSocket.Builder builder =
        HttpClient.newHttpClient().newWebSocketBuilder().header("Cookie", cookies(page));
    if (origin != null) {
      builder.header("Origin", origin);
    }
    return builder
        .buildAsync(
            URI.create(address + "/staff/live/socket?word=" + word + more),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                words.add(text.toString());
                socket.request(1);
                return null;
              }

              @Override
              public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                words.add("closed");
                return null;
              }
            })
        .join();
  }

  private static String cookies(Page page) {
    return page.context().cookies().stream()
        .map((Cookie cookie) -> cookie.name + "=" + cookie.value)
        .collect(Collectors.joining("; "));
  }
}
