package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import id.lapor.institution.ReferenceService;
import id.lapor.notification.NoticePreview;
import id.lapor.notification.NoticePreviewDesk;
import id.lapor.report.Audience;
import id.lapor.report.EventType;
import id.lapor.shared.NotFound;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the reporter will get of what is being decided, shown in the form before it is sent: the
 * message to them and the line on their page, both in their own language.
 */
@Named
@RequestScoped
public class CasePreview {

  /** What each action makes happen, as far as reporters are told of it. */
  private static final Map<CaseAction, EventType> TOLD =
      Map.ofEntries(
          Map.entry(CaseAction.VERIFY, EventType.HANDED_OFF),
          Map.entry(CaseAction.ADD_LEAD, EventType.HANDED_OFF),
          Map.entry(CaseAction.ADD_SUPPORTING, EventType.HANDED_OFF),
          Map.entry(CaseAction.PEND, EventType.INFORMATION_REQUESTED),
          Map.entry(CaseAction.ARCHIVE, EventType.ARCHIVED),
          Map.entry(CaseAction.RESTORE, EventType.RESTORED),
          Map.entry(CaseAction.MERGE, EventType.MERGED),
          Map.entry(CaseAction.UNMERGE, EventType.UNMERGED),
          Map.entry(CaseAction.TAKE_DOWN, EventType.TAKEN_DOWN),
          Map.entry(CaseAction.PUT_BACK, EventType.PUT_BACK),
          Map.entry(CaseAction.RETURN, EventType.HANDOFF_RETURNED),
          Map.entry(CaseAction.REPLACE_CODE, EventType.ACCESS_CODE_REPLACED),
          Map.entry(CaseAction.PUBLISH, EventType.ANSWER_PUBLISHED));

  @Inject CasePage page;
  @Inject AnswerForm answer;
  @Inject NoticePreviewDesk desk;
  @Inject ReferenceService reference;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private NoticePreview notice;

  /** Shows it; nothing is sent, and everything typed stays. */
  public void show() {
    if (isTelling()) {
      notice = page.result(() -> desk.of(page.getId(), event(), facts()));
    }
  }

  /** Whether the reporter is told anything of what the open form decides. */
  public boolean isTelling() {
    return page.isDeciding() && TOLD.containsKey(CaseAction.valueOf(page.getAct()));
  }

  /** The message; null until it is asked for. */
  public NoticePreview notice() {
    return notice;
  }

  /** The line on the reporter's page, in the reporter's language. */
  public String getSentence() {
    Map<String, String> facts = facts();
    String key = "event." + event();
    String kind = facts.get("substantive");
    String special = kind == null ? key : key + "." + kind;
    boolean known = !language.textIn(notice.language(), special).equals(special);
    return language.textIn(
        notice.language(),
        known ? special : key,
        facts.getOrDefault("institutionName", ""),
        typed("into").replaceAll("\\D", ""));
  }

  /** What was typed, where the reporter reads it; empty otherwise. */
  public String getWords() {
    if (!Audience.REPORTER.sees(event().textAudience())) {
      return "";
    }
    String published = page.answer() == null ? "" : answer.getText();
    return Stream.of(
            typed("missing"),
            page.shows("ARCHIVE") ? typed("text") : "",
            page.shows("PUBLISH") ? typed("text") : "",
            page.shows("ARCHIVE") ? "" : typed("reason"),
            published == null ? "" : published)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** The reason of an archived report in words; empty otherwise. */
  public String getReason() {
    String reason = page.shows("ARCHIVE") ? typed("reason") : "";
    return reason.isBlank() ? "" : language.textIn(notice.language(), "archive." + reason);
  }

  private EventType event() {
    return TOLD.get(CaseAction.valueOf(page.getAct()));
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    String institution = page.handoff() == null ? chosen() : page.handoff().institutionName();
    if (!institution.isBlank()) {
      facts.put("institutionName", institution);
    }
    if (page.shows("ARCHIVE") && !typed("reason").isBlank()) {
      facts.put("reason", typed("reason"));
    }
    if (page.shows("PUBLISH") && answer.getSubstantive() != null) {
      facts.put("substantive", answer.getSubstantive());
    }
    return facts;
  }

  private String chosen() {
    String code = typed(page.shows("VERIFY") ? "lead_hinput" : "institution_hinput");
    try {
      return code.isBlank() ? "" : reference.institution(code).name();
    } catch (NotFound unknown) {
      return "";
    }
  }

  private String typed(String field) {
    String value = request.getParameter(field);
    return value == null ? "" : value;
  }
}
