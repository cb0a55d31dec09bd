package id.lapor.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A text of notices. Most are about one thing that can happen; the frames hold several of those
 * together. A text has up to three parts, and each may hold the placeholders of its template and no
 * other.
 */
public enum NoticeTemplate {
  /** The token with which a lost access code is replaced. */
  CODE_REPLACEMENT(Use.TOKEN, "number token page until"),

  /** What stands around news to reporters; subject and short text are for several at once. */
  NEWS(Use.FRAME, "number report count items page stop"),
  /** In place of all that may not be told outside the pages. */
  CONFIDENTIAL(Use.REPORTER, "number page"),
  RECEIVED(Use.REPORTER, "number report page"),
  INFORMATION_ASKED(Use.REPORTER, "number report page"),
  INFORMATION_REMINDER(Use.REPORTER, "number report page until"),
  ROUTED(Use.REPORTER, "number report page institution"),
  ANSWERED(Use.REPORTER, "number report page institution"),
  RETURNED(Use.REPORTER, "number report page institution"),
  DEADLINE_MISSED(Use.REPORTER, "number report page deadline until"),
  CLOSING_SOON(Use.REPORTER, "number report page until"),
  COMPLETED(Use.REPORTER, "number report page"),
  REOPENED(Use.REPORTER, "number report page"),
  MERGED(Use.REPORTER, "number report page"),
  UNMERGED(Use.REPORTER, "number report page"),
  ARCHIVED(Use.REPORTER, "number report page reason"),
  RESTORED(Use.REPORTER, "number report page"),
  WITHDRAWN(Use.REPORTER, "number report page"),
  TAKEN_DOWN(Use.REPORTER, "number report page"),
  PUT_BACK(Use.REPORTER, "number report page"),
  CODE_REPLACED(Use.REPORTER, "number report page"),

  /** The question whether somebody wants to follow a report. */
  FOLLOW_CONFIRMATION(Use.CONFIRMATION, "number report page until"),
  /** One thing that has happened to a report that somebody follows. */
  FOLLOWED(Use.FOLLOWED, "number report event page stop"),

  /** What stands around work for an officer, told at once; the subject is for several things. */
  WORK(Use.WORK, "count items page settings stop"),
  /** The same, told once a day. */
  DIGEST(Use.WORK, "count items page settings stop"),
  WORK_OFFERED(Use.OFFICER, "number institution"),
  WORK_REMINDED(Use.OFFICER, "number institution"),
  WORK_RETURNED(Use.OFFICER, "number institution"),
  WORK_APPROVAL(Use.OFFICER, "number institution"),
  WORK_APPROVED(Use.OFFICER, "number institution"),
  WORK_REPLIED(Use.OFFICER, "number institution"),
  WORK_INFORMATION(Use.OFFICER, "number institution"),
  /** Somebody is said to be in danger: told at once also to those who are told once a day. */
  WORK_URGENT(Use.OFFICER, "number institution"),
  WORK_NEAR(Use.OFFICER, "number institution deadline until"),
  WORK_OVERDUE(Use.OFFICER, "number institution deadline until"),
  /** A limit has passed for days and nothing was done: for whoever stands above. */
  WORK_ESCALATED(Use.OFFICER, "number institution deadline until"),
  /** The system of an institution takes nothing from its queue: told at once. */
  WORK_QUEUE_SILENT(Use.OFFICER, "institution");

  /** What a text is for. */
  public enum Use {
    /** A secret for one person; a message of its own. */
    TOKEN(EnumSet.allOf(NoticePart.class), "token page"),
    /** What stands around the news of a reporter. */
    FRAME(EnumSet.allOf(NoticePart.class), "items page stop"),
    /** One thing that a reporter is told. */
    REPORTER(EnumSet.allOf(NoticePart.class), ""),
    /** A question to whoever reads an address. */
    CONFIRMATION(EnumSet.of(NoticePart.SUBJECT, NoticePart.TEXT), "page"),
    /** One thing that somebody who follows is told, by mail alone. */
    FOLLOWED(EnumSet.of(NoticePart.SUBJECT, NoticePart.TEXT), "event page stop"),
    /** What stands around the news of an officer, who gets mail alone. */
    WORK(EnumSet.of(NoticePart.SUBJECT, NoticePart.TEXT), "items page stop"),
    /** One thing that is work for an officer. */
    OFFICER(EnumSet.of(NoticePart.SUBJECT, NoticePart.TEXT), "");

    private final Set<NoticePart> parts;
    private final List<String> needed;

    Use(Set<NoticePart> parts, String needed) {
      this.parts = parts;
      this.needed = words(needed);
    }
  }

  private final Use use;
  private final List<String> placeholders;

  NoticeTemplate(Use use, String placeholders) {
    this.use = use;
    this.placeholders = words(placeholders);
  }

  /** What the text is for. */
  public Use use() {
    return use;
  }

  /** The parts that it has. */
  public Set<NoticePart> parts() {
    return use.parts;
  }

  /** The placeholders that may stand in it, each between braces. */
  public List<String> placeholders() {
    return placeholders;
  }

  /** Those without which this part says nothing. */
  public List<String> needed(NoticePart part) {
    return part == NoticePart.TEXT ? use.needed : List.of();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
