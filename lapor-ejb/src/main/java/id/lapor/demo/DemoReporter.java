package id.lapor.demo;

import id.lapor.identity.ReporterDetails;
import id.lapor.institution.Zones;
import id.lapor.report.Intake;
import id.lapor.report.IntakeChannel;
import id.lapor.report.NewReport;
import id.lapor.report.ReportType;
import id.lapor.report.ReporterDesk;
import id.lapor.report.SubmittedReport;
import id.lapor.shared.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.function.Supplier;

/** What the citizens of demo stories do, without an account, by their access codes. */
@ApplicationScoped
class DemoReporter {

  private static final String NOTICE = "2026-01";
  private static final IntakeChannel[] COUNTER = {
    IntakeChannel.WALK_IN, IntakeChannel.LETTER, IntakeChannel.PHONE, IntakeChannel.WHATSAPP
  };

  @Inject Intake intake;
  @Inject ReporterDesk desk;
  @Inject DemoOfficers officers;
  @Inject DemoPassage passage;

  /** Reports by oneself on the web, or at a counter where an officer types it in. */
  void submit(DemoTale tale) {
    DemoMatter matter = tale.matter();
    boolean counter = matter.officers() && !matter.supervisory() && tale.chance(15);
    IntakeChannel channel = counter ? COUNTER[tale.random().nextInt(COUNTER.length)] : null;
    NewReport report = report(tale, channel);
    SubmittedReport made =
        ClockProducer.at(
            tale.at(),
            () ->
                counter
                    ? officers.as(matter.lead() + "-operator", () -> intake.submit(report, null))
                    : intake.submit(report, null));
    tale.submitted(made.trackingId(), made.accessCode());
    passage.settle();
  }

  private static NewReport report(DemoTale tale, IntakeChannel channel) {
    DemoMatter matter = tale.matter();
    boolean anonymous = matter.supervisory() || tale.chance(25);
    String name = tale.any("reporters");
    int contact = tale.random().nextInt(900) + 100;
    LocalDate today = LocalDate.ofInstant(tale.at(), Zones.WIB);
    return new NewReport(
        matter.type(),
        tale.title(),
        tale.body(),
        matter.type() == ReportType.COMPLAINT ? today.minusDays(tale.random().nextInt(10)) : null,
        new NewReport.NewLocation(tale.regionCode(), null, null, null),
        tale.chance(60) && !matter.supervisory() ? matter.lead() : null,
        tale.chance(50) ? matter.category() : null,
        anonymous,
        tale.confidential(),
        false,
        new ReporterDetails(
            anonymous && tale.chance(50) ? null : name,
            "pelapor" + contact + "@contoh.example",
            null,
            null),
        NOTICE,
        channel,
        null,
        null);
  }

  void reply(DemoTale tale, String kind) {
    String text = tale.any(kind);
    act(tale, () -> desk.reply(tale.report(), tale.accessCode(), text));
  }

  void confirm(DemoTale tale) {
    int rating = 1 + Math.max(tale.random().nextInt(5), tale.random().nextInt(5));
    String comment = tale.chance(60) ? tale.any("comments") : null;
    act(tale, () -> desk.complete(tale.report(), tale.accessCode(), rating, rating > 2, comment));
  }

  void reopen(DemoTale tale) {
    String reason = tale.any("reopenings");
    act(tale, () -> desk.reopen(tale.report(), tale.accessCode(), reason));
  }

  void withdraw(DemoTale tale) {
    String reason = tale.any("withdrawals");
    act(tale, () -> desk.withdraw(tale.report(), tale.accessCode(), reason));
  }

  private void act(DemoTale tale, Supplier<?> step) {
    passage.until(tale, tale.at());
    ClockProducer.at(tale.at(), step);
    passage.settle();
  }
}
