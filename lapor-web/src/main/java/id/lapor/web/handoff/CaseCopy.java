package id.lapor.web.handoff;

import id.lapor.attachment.AttachmentView;
import id.lapor.deadline.DeadlineView;
import id.lapor.handoff.AnswerView;
import id.lapor.handoff.CaseView;
import id.lapor.handoff.HandoffView;
import id.lapor.report.ReportFile;
import id.lapor.report.TimelineEntry;
import id.lapor.web.Language;
import id.lapor.web.report.Story;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a case out on paper: the same view as the page of the report, in the same order, and nothing
 * that is not in it.
 */
@RequestScoped
public class CaseCopy {

  /** Most pages; a longer case says at its end that there is more. */
  static final int MOST_PAGES = 100;

  @Inject CaseStory caseStory;
  @Inject CaseCopyFiles files;
  @Inject Story story;
  @Inject Language language;
  @Inject Clock clock;

  /**
   * Writes the case; the stream stays open.
   *
   * @param attached those that its maker may open
   * @param contents gives the bytes of one of them; empty when they cannot be read now
   */
  void write(
      CaseView view,
      List<AttachmentView> attached,
      Function<AttachmentView, Optional<byte[]>> contents,
      OutputStream out) {
    ReportFile report = view.report();
    String number = report.trackingId();
    String head = "LAPOR #" + number + " · " + language.text("status." + report.status());
    PaperPages pages = new PaperPages(head, page -> language.staff("copy.page", page));
    try (Paper paper =
        new Paper(out, pages, language.staff("copy.title", number), language.getTag())) {
      opening(report, paper);
      texts(report, paper);
      facts(report, paper);
      deadlines(report.deadlines(), paper);
      boolean whole =
          files.write(view, attached, contents, paper)
              && handoffs(view.handoffs(), paper)
              && timeline(view.timeline(), paper);
      if (!whole) {
        paper.text(language.staff("copy.cut"));
      }
    }
  }

  private void opening(ReportFile report, Paper paper) {
    paper.title(report.publicTitle() == null ? report.title() : report.publicTitle());
    paper.small(
        Stream.of(
                language.text("type." + report.type()),
                report.urgent() ? language.staff("fact.urgent") : "",
                report.supervisory() ? language.staff("fact.supervisory") : "",
                report.confidential() ? language.text("label.confidential") : "",
                report.anonymous() ? language.text("label.anonymous") : "",
                report.takenDown() ? language.staff("fact.takenDown") : "")
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.joining(" · ")));
    paper.small(language.staff("copy.made", language.moment(clock.instant())));
    if (report.confidential() || report.supervisory() || report.anonymous()) {
      paper.strong(language.staff("copy.sensitive"));
    }
  }

  private void texts(ReportFile report, Paper paper) {
    paper.heading(language.staff("case.original"));
    paper.strong(report.title());
    paper.text(report.body());
    if (report.publicText() != null) {
      paper.heading(language.staff("case.public"));
      paper.strong(report.publicTitle());
      paper.text(report.publicText());
    }
  }

  private void facts(ReportFile report, Paper paper) {
    paper.heading(language.staff("case.facts"));
    paper.fact(language.text("fact.received"), language.moment(report.receivedAt()));
    paper.fact(language.staff("fact.channel"), language.staff("channel." + report.channel()));
    paper.fact(language.staff("fact.externalId"), report.externalId());
    paper.fact(language.text("label.incidentDate"), language.day(report.incidentDate()));
    paper.fact(language.text("fact.region"), report.regionName());
    paper.fact(language.text("label.location-address"), report.address());
    paper.fact(
        language.text("fact.category"),
        language.name(report.categoryName(), report.categoryNameEn()));
    paper.fact(language.staff("fact.named"), report.namedInstitutionName());
    paper.fact(language.staff("fact.lead"), report.leadName());
    paper.fact(language.staff("fact.returns"), Integer.toString(report.returns()));
    paper.fact(
        language.staff("fact.mergedInto"),
        report.mergedInto() == null ? null : "#" + report.mergedInto());
  }

  private void deadlines(List<DeadlineView> deadlines, Paper paper) {
    for (DeadlineView deadline : story.shown(deadlines)) {
      paper.fact(
          language.text("deadline." + deadline.timer()),
          language.dayOf(deadline.dueAt())
              + ", "
              + language.text("deadline.state." + story.state(deadline))
              + " ("
              + story.amount(deadline)
              + "; "
              + deadline.legalSource()
              + ")");
    }
  }

  /** Whether all had room. */
  private boolean handoffs(List<HandoffView> handoffs, Paper paper) {
    paper.heading(language.staff("case.handoffs"));
    if (handoffs.isEmpty()) {
      paper.text(language.staff("case.noHandoffs"));
    }
    for (HandoffView handoff : handoffs) {
      if (paper.pages() >= MOST_PAGES) {
        return false;
      }
      paper.strong(handoff.institutionName());
      paper.small(
          language.staff("role.handoff." + handoff.role())
              + " · "
              + language.staff("handoff." + handoff.status()));
      paper.fact(language.staff("handoff.OFFERED"), language.moment(handoff.offeredAt()));
      paper.fact(language.staff("handoff.ACCEPTED"), language.moment(handoff.acceptedAt()));
      paper.fact(language.staff("handoff.ended"), language.moment(handoff.endedAt()));
      paper.fact(language.staff("handoff.ask"), handoff.ask());
      paper.fact(language.staff("handoff.returnReason"), handoff.returnReason());
      deadlines(handoff.deadlines(), paper);
      handoff.answers().forEach(answer -> answer(answer, paper));
    }
    return true;
  }

  private void answer(AnswerView answer, Paper paper) {
    paper.small(
        language.staff("answer." + answer.status())
            + " · "
            + language.staff("substantive." + answer.substantive())
            + " · "
            + answer.author()
            + ", "
            + language.moment(answer.draftedAt()));
    paper.text(answer.text());
    paper.fact(language.staff("answer.remark"), answer.remark());
  }

  /** Whether all had room. */
  private boolean timeline(List<TimelineEntry> life, Paper paper) {
    paper.heading(language.text("story.title"));
    for (TimelineEntry entry : life) {
      if (paper.pages() >= MOST_PAGES) {
        return false;
      }
      String internal = caseStory.internal(entry) ? " · " + language.staff("case.internal") : "";
      paper.small(
          entry.sequence()
              + ". "
              + language.moment(entry.at())
              + " · "
              + caseStory.who(entry)
              + internal);
      paper.strong(caseStory.title(entry));
      paper.text(caseStory.reason(entry));
      caseStory.words(entry).forEach(paper::text);
    }
    return true;
  }
}
