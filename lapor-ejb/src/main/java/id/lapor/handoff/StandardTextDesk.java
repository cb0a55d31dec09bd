package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.DeadlineView;
import id.lapor.deadline.Deadlines;
import id.lapor.identity.Role;
import id.lapor.institution.CategoryPaths;
import id.lapor.institution.Institution;
import id.lapor.institution.Zones;
import id.lapor.report.OpenPlaces;
import id.lapor.report.Report;
import id.lapor.report.StaffReports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Standard texts for whoever writes an answer, filled with what is known of the report. */
@Stateless
@RolesAllowed({Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.UNIT_STAFF, Role.APPROVER})
public class StandardTextDesk {

  @Inject Handoffs handoffs;
  @Inject Deadlines deadlines;
  @Inject StandardTexts texts;
  @Inject StaffReports staffReports;
  @Inject CaseScope scope;
  @Inject SeenReports seen;
  @Inject CategoryPaths paths;
  @Inject Clock clock;

  /** The texts that fit an answer on this hand-off: by institution, kind of report and category. */
  public List<OfferedText> offered(String handoffId) {
    Handoff handoff = visible(handoffId);
    Map<String, Map<String, String>> values = new HashMap<>();
    List<OfferedText> offered = new ArrayList<>();
    for (StandardTextView one : fitting(topic(handoff))) {
      String language = one.wording().language();
      offered.add(filled(one, values.computeIfAbsent(language, tag -> values(handoff, tag))));
    }
    return offered;
  }

  /** Their titles alone, for a list to choose from; one statement beside the page of the report. */
  public List<OfferedTitle> titles(String handoffId) {
    return fitting(seen.topic(handoffId).orElseGet(() -> topic(visible(handoffId)))).stream()
        .map(one -> new OfferedTitle(one.id(), one.wording().title()))
        .toList();
  }

  private AnswerTopic topic(Handoff handoff) {
    return AnswerTopic.of(handoff, staffReports.category(handoff.report()));
  }

  private List<StandardTextView> fitting(AnswerTopic topic) {
    Set<String> categories = paths.upFrom(topic.category());
    return texts.onPath(topic.path(), today()).stream()
        .map(StandardText::view)
        .filter(one -> topic.fits(one.wording(), categories))
        .toList();
  }

  /** Counts that a text was put into an answer on this hand-off. */
  public void use(String handoffId, long id) {
    scope.viewer(handoffs.require(handoffId));
    texts.used(id);
  }

  private Handoff visible(String handoffId) {
    Handoff handoff = handoffs.require(handoffId);
    scope.viewer(handoff);
    return handoff;
  }

  private static OfferedText filled(StandardTextView one, Map<String, String> values) {
    String text = OpenPlaces.filled(one.wording().body(), values);
    return new OfferedText(one.id(), one.wording().title(), text, List.copyOf(OpenPlaces.in(text)));
  }

  private Map<String, String> values(Handoff handoff, String tag) {
    Report report = handoff.report();
    Institution institution = handoff.institution();
    boolean english = tag.equals("en");
    Locale language = english ? Locale.ENGLISH : new Locale("id");
    Map<String, String> values = new LinkedHashMap<>();
    values.put("trackingId", "#" + report.trackingId().digits());
    values.put("title", report.face().title());
    values.put("institution", institution.name());
    values.put(
        "category",
        staffReports.category(report).map(c -> english ? c.nameEn() : c.name()).orElse(null));
    values.put("receivedAt", day(staffReports.receivedAt(report), language));
    values.put(
        "dueAt",
        deadlines.of(report.id()).stream()
            .filter(clock -> clock.handoffId().filter(handoff.id()::equals).isPresent())
            .map(Deadline::view)
            .filter(DeadlineView::running)
            .map(DeadlineView::dueAt)
            .min(Instant::compareTo)
            .map(due -> day(due, language))
            .orElse(null));
    return values;
  }

  private static String day(Instant moment, Locale language) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(moment.atZone(Zones.WIB));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
