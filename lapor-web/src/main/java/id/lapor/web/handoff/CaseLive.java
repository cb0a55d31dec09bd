package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import id.lapor.handoff.CaseNews;
import id.lapor.handoff.CaseWatch;
import id.lapor.handoff.DraftDesk;
import id.lapor.handoff.DraftPlace;
import id.lapor.handoff.DraftView;
import id.lapor.handoff.Onlooker;
import id.lapor.report.TimelineEntry;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleTexts;
import id.lapor.shared.RuleViolation;
import id.lapor.web.Language;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the page of a report asks for while it stays open: {@code GET /staff/live/report} who else
 * has it open and what has happened since, {@code POST /staff/live/draft} to keep what is being
 * typed, {@code POST /staff/live/left} when it is closed. Without a session it answers 401, so that
 * the page can say so; asking does not keep a session alive.
 */
public class CaseLive extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final int LARGEST = 200_000;
  private static final int UNPROCESSABLE = 422;
  private static final JsonBuilderFactory WRITING = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READING = Json.createReaderFactory(Map.of());

  @Inject transient CaseWatch watch;
  @Inject transient DraftDesk drafts;
  @Inject transient CaseStory story;
  @Inject transient Language language;
  @Inject transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"/report".equals(request.getPathInfo())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    answer(response, () -> news(request));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getContentLengthLong() > LARGEST) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    switch (String.valueOf(request.getPathInfo())) {
      case "/draft" -> {
        JsonObject sent = read(request);
        answer(response, () -> kept(sent));
      }
      case "/left" -> {
        JsonObject sent = read(request);
        answer(response, () -> left(sent));
      }
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private JsonObject news(HttpServletRequest request) {
    String since = request.getParameter("since");
    if (since == null || !since.matches("[0-9]{1,9}")) {
      throw new NotFound("There is no such event");
    }
    boolean writing = "true".equals(request.getParameter("writing"));
    CaseNews news = watch.look(request.getParameter("id"), Integer.parseInt(since), writing);
    JsonArrayBuilder entries = WRITING.createArrayBuilder();
    news.entries().forEach(entry -> entries.add(entry(entry)));
    JsonArrayBuilder titles = WRITING.createArrayBuilder();
    news.others().forEach(other -> titles.add(other.title()));
    return WRITING
        .createObjectBuilder()
        .add("others", present(news.others()))
        .add("titles", titles)
        .add("title", language.staff("live.changes", news.entries().size()))
        .add("entries", entries)
        .build();
  }

  private String present(List<Onlooker> others) {
    return others.isEmpty()
        ? ""
        : language.staff("live.others", String.join(", ", others.stream().map(this::who).toList()));
  }

  private String who(Onlooker other) {
    String name = other.title() + " (" + other.account() + ")";
    return other.writing() ? name + " " + language.staff("live.writing") : name;
  }

  private JsonObjectBuilder entry(TimelineEntry entry) {
    JsonArrayBuilder words = WRITING.createArrayBuilder();
    story.words(entry).forEach(words::add);
    return WRITING
        .createObjectBuilder()
        .add("at", language.moment(entry.at()))
        .add("who", story.who(entry))
        .add("what", story.title(entry))
        .add("internal", story.internal(entry))
        .add("words", words);
  }

  private JsonObject kept(JsonObject sent) {
    DraftView draft =
        drafts.keep(place(sent), sent.getJsonNumber("version").longValue(), fields(sent));
    return WRITING
        .createObjectBuilder()
        .add("version", draft.version())
        .add("said", language.staff("draft.saved", language.time(clock.instant())))
        .build();
  }

  private JsonObject left(JsonObject sent) {
    watch.leave(sent.getString("report"));
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private static DraftPlace place(JsonObject sent) {
    return new DraftPlace(
        sent.getString("report"),
        CaseAction.valueOf(sent.getString("act")),
        sent.getString("handoff", ""),
        sent.getString("answer", ""));
  }

  private static Map<String, List<String>> fields(JsonObject sent) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    sent.getJsonObject("fields")
        .forEach(
            (name, values) ->
                fields.put(
                    name,
                    values.asJsonArray().getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()));
    return fields;
  }

  private static JsonObject read(HttpServletRequest request) throws IOException {
    try (JsonReader reader = READING.createReader(request.getReader())) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException broken) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }

  private void answer(HttpServletResponse response, Supplier<JsonObject> useCase)
      throws IOException {
    JsonObject body;
    try {
      body = useCase.get();
    } catch (NullPointerException | ClassCastException | IllegalArgumentException unreadable) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      body = JsonValue.EMPTY_JSON_OBJECT;
    } catch (RuntimeException failure) {
      body = refused(response, failure);
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print(body);
  }

  private JsonObject refused(HttpServletResponse response, RuntimeException failure) {
    if (Refusals.isOutage(failure)) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
    JsonObjectBuilder body = WRITING.createObjectBuilder();
    if (refusal instanceof RuleViolation violation) {
      boolean stale =
          violation.rule().equals("stale-version") || violation.rule().equals("already-exists");
      response.setStatus(stale ? HttpServletResponse.SC_CONFLICT : UNPROCESSABLE);
      body.add("said", RuleTexts.text(language.getLocale(), violation));
      body.add("version", violation.current().getOrDefault("version", "0"));
    } else {
      boolean denied = refusal instanceof EJBAccessException;
      response.setStatus(
          denied ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
      body.add("said", language.staff(denied ? "case.noRight" : "case.gone"));
    }
    return body.build();
  }
}
