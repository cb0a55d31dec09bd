package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.report.Report;
import id.lapor.shared.RuleTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What notices say, in the language of whoever gets them. They name the report by its number and
 * nobody by name: mail is read by others too. They quote the title only while everybody may read
 * it, and of a confidential or supervisory report they tell that there is news and nothing else.
 */
@ApplicationScoped
public class NoticeTexts {

  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  @Inject NoticeSettings settings;
  @Inject NoticeTemplates templates;
  @Inject StopLinks links;
  @Inject FollowLinks followLinks;

  /**
   * Puts the message with a token together.
   *
   * @param token what only this reporter may read
   */
  OutgoingNotice token(Notice notice, String address, String token) {
    Locale language = notice.language();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("number", notice.trackingId());
    values.put("token", token);
    values.put("page", settings.baseUrl() + "/kode-hilang");
    values.put("until", moment(language, notice.expiresAt()));
    return filled(
        notice, address, templates.wording(NoticeTemplate.CODE_REPLACEMENT, language), values, "");
  }

  /**
   * Puts news for a reporter together.
   *
   * @param report as it is now
   * @param items what has happened, at least one
   */
  OutgoingNotice news(Notice notice, String address, Report report, List<NoticeItem> items) {
    List<NoticeItem> told = report.discreet() ? List.of(items.get(0).discreet()) : items;
    Locale language = notice.language();
    String stop = links.ofReport(notice.trackingId()) + spoken(language);
    Map<String, String> values = common(notice, report);
    values.put("count", Integer.toString(told.size()));
    values.put("stop", stop);
    values.put(
        "items",
        told.stream()
            .map(item -> paragraph(item, told.size() > 1, values, language))
            .collect(Collectors.joining("\n\n")));
    Wording frame = templates.wording(NoticeTemplate.NEWS, language);
    if (told.size() > 1) {
      return filled(notice, address, frame, values, stop);
    }
    values.putAll(values(told.get(0), language));
    Wording one = templates.wording(told.get(0).template(), language);
    return filled(
        notice, address, new Wording(one.subject(), frame.text(), one.shortText()), values, stop);
  }

  /** Asks whoever reads the address whether they want to follow. */
  OutgoingNotice followConfirmation(
      Notice notice, String address, Report report, Follower follower) {
    Locale language = notice.language();
    Map<String, String> values = common(notice, report);
    values.put("page", followLinks.of(follower.uuid()) + spoken(language));
    values.put("until", moment(language, follower.askedAt().plus(Follower.CONFIRMABLE)));
    return filled(
        notice,
        address,
        templates.wording(NoticeTemplate.FOLLOW_CONFIRMATION, language),
        values,
        "");
  }

  /**
   * Tells somebody who follows what has happened.
   *
   * @param event name of what happened, which everybody may see
   */
  OutgoingNotice followed(Notice notice, String address, Report report, String event) {
    Locale language = notice.language();
    Map<String, String> values = common(notice, report);
    String stop = links.ofFollower(notice.pseudonym()) + spoken(language);
    values.put("page", settings.baseUrl() + "/laporan/" + notice.trackingId());
    values.put("event", templates.label("event", event, language));
    values.put("stop", stop);
    return filled(
        notice, address, templates.wording(NoticeTemplate.FOLLOWED, language), values, stop);
  }

  /**
   * Puts a mail to an officer together: numbers, institutions and limits, nothing of the reports.
   *
   * @param items at least one
   * @param all how many there are in all
   */
  OutgoingNotice work(Notice notice, String address, List<NoticeItem> items, int all) {
    Locale language = notice.language();
    String spoken = spoken(language);
    String stop = links.ofAccount(notice.accountId()) + spoken;
    String staff = settings.baseUrl() + "/staff/";
    Map<String, String> values = new LinkedHashMap<>();
    values.put("count", Integer.toString(all));
    values.put("page", staff);
    values.put("settings", staff + "notifications");
    values.put("stop", stop);
    String lines =
        items.stream()
            .map(item -> paragraph(item, false, values, language) + "\n" + staff + place(item))
            .collect(Collectors.joining("\n\n"));
    String more = templates.label("work", "more", language);
    values.put(
        "items",
        all <= items.size()
            ? lines
            : lines
                + "\n\n"
                + Placeholders.fill(more, Map.of("count", Integer.toString(all - items.size()))));
    NoticeTemplate kind =
        notice.kind() == NoticeKind.DIGEST ? NoticeTemplate.DIGEST : NoticeTemplate.WORK;
    Wording frame = templates.wording(kind, language);
    if (all == 1 && kind == NoticeTemplate.WORK) {
      values.putAll(values(items.get(0), language));
      String subject = templates.wording(items.get(0).template(), language).subject();
      frame = new Wording(subject, frame.text(), null);
    }
    return filled(notice, address, frame, values, stop);
  }

  private Map<String, String> common(Notice notice, Report report) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("number", notice.trackingId());
    values.put(
        "page",
        settings.baseUrl() + "/lacak?nomor=" + notice.trackingId() + spoken(notice.language()));
    boolean open = !report.discreet() && report.face().published();
    values.put(
        "report",
        "#" + notice.trackingId() + (open ? " (" + oneLine(report.face().title()) + ")" : ""));
    return values;
  }

  /** Where an officer looks: at the report, or at the board of what is no report's. */
  private static String place(NoticeItem item) {
    String number = item.values().get("number");
    return number == null ? "exchange" : "report?id=" + number;
  }

  private String paragraph(
      NoticeItem item, boolean dated, Map<String, String> common, Locale language) {
    Map<String, String> values = new LinkedHashMap<>(common);
    values.putAll(values(item, language));
    String text = Placeholders.fill(templates.wording(item.template(), language).text(), values);
    return dated ? moment(language, item.at()) + "\n" + text : text;
  }

  /** Codes become words, times become dates. */
  private Map<String, String> values(NoticeItem item, Locale language) {
    Map<String, String> values = new LinkedHashMap<>();
    item.values()
        .forEach(
            (name, value) ->
                values.put(
                    name,
                    switch (name) {
                      case "until" -> date(language, Instant.parse(value));
                      case "reason" -> templates.label("reason", value, language);
                      case "deadline" -> templates.label("deadline", value, language);
                      default -> oneLine(value);
                    }));
    return values;
  }

  private static OutgoingNotice filled(
      Notice notice, String address, Wording wording, Map<String, String> values, String stop) {
    boolean mail = notice.channel() == ContactChannel.EMAIL;
    return new OutgoingNotice(
        notice.messageId(),
        notice.channel(),
        address,
        notice.language(),
        oneLine(Placeholders.fill(wording.subject(), values)),
        Placeholders.fill(mail ? wording.text() : wording.shortText(), values),
        stop);
  }

  /** Pages open in the language of the notice; Bahasa Indonesia needs no word for it. */
  private static String spoken(Locale language) {
    return language.equals(Locale.ENGLISH) ? "&lang=en" : "";
  }

  /** Line ends and other control characters become spaces: nothing begins a line of its own. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static String date(Locale language, Instant moment) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(moment.atZone(WIB));
  }

  private static String moment(Locale language, Instant moment) {
    String pattern =
        language.equals(RuleTexts.INDONESIAN)
            ? "d MMMM uuuu 'pukul' HH.mm 'WIB'"
            : "d MMMM uuuu 'at' HH:mm 'WIB'";
    return DateTimeFormatter.ofPattern(pattern, language).format(moment.atZone(WIB));
  }
}
