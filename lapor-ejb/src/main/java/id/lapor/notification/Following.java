package id.lapor.notification;

import id.lapor.report.InputRules;
import id.lapor.report.NewReport;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.shared.EmailAddress;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Following a public report by e-mail. Nobody is told more than everybody may read, nothing is sent
 * to an address before its reader has confirmed, and no answer tells whether an address is known.
 */
@Stateless
@PermitAll
public class Following {

  @Inject Reports reports;
  @Inject Followers followers;
  @Inject FollowerAddresses addresses;
  @Inject FollowLinks links;
  @Inject Notices notices;
  @Inject Clock clock;

  /**
   * The report that somebody may follow.
   *
   * @throws NotFound when there is none, or when it is not public: both look the same
   */
  public FollowedReport look(String trackingId) {
    return view(followable(trackingId));
  }

  /**
   * Sends a link to the address, with which its reader confirms; nothing when that was done a
   * moment ago or they follow already. Whoever asks cannot tell which.
   *
   * @throws NotFound as {@link #look}
   */
  public void ask(String trackingId, String email, String language) {
    Report report = followable(trackingId);
    String address = email == null || email.isBlank() ? null : email.strip();
    new InputRules()
        .required("email", address)
        .that(
            address == null || EmailAddress.isPlain(address),
            "email",
            "not-an-email",
            "Not an e-mail address")
        .required("language", language)
        .oneOf("language", language, NewReport.LANGUAGES)
        .refuseIfBroken();
    Instant now = clock.instant();
    Optional<Follower> known = followers.find(report.id(), address);
    if (known.isEmpty()) {
      Follower asked = Follower.asked(report.id(), addresses, address, language, now);
      followers.add(asked);
      promise(asked, report, now);
    } else if (known.get().askAgain(language, now)) {
      promise(known.get(), report, now);
    }
  }

  /**
   * The report that the link is about.
   *
   * @throws NotFound when the link is none of ours, too old, or its report not public any more
   */
  public FollowedReport confirmable(String token) {
    return view(followed(asked(token)));
  }

  /** Follows from now on. Doing it twice changes nothing. */
  public FollowedReport confirm(String token) {
    Follower follower = asked(token);
    Report report = followed(follower);
    follower.confirm(clock.instant());
    return view(report);
  }

  private Follower asked(String token) {
    return links
        .follower(token)
        .flatMap(followers::find)
        .filter(follower -> follower.isConfirmable(clock.instant()))
        .orElseThrow(() -> new NotFound("There is no such link"));
  }

  private Report followed(Follower follower) {
    return open(notices.report(follower.reportId()));
  }

  private Report followable(String trackingId) {
    return open(reports.require(TrackingId.of(trackingId)));
  }

  /** What is not public cannot be told from what does not exist. */
  private static Report open(Report report) {
    if (report.discreet() || !report.face().published()) {
      throw new NotFound("No such report");
    }
    return report;
  }

  private void promise(Follower follower, Report report, Instant now) {
    notices.add(
        Notice.toFollower(
            NoticeKind.FOLLOW_CONFIRMATION,
            follower,
            report.trackingId().digits(),
            NoticeTemplate.FOLLOW_CONFIRMATION.name(),
            now));
  }

  private static FollowedReport view(Report report) {
    return new FollowedReport(report.trackingId().digits(), report.face().title());
  }
}
