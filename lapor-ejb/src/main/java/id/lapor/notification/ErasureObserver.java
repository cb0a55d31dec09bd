package id.lapor.notification;

import id.lapor.report.ReportErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Forgets whom to write to about a report that was erased, and what was still to be written. */
@ApplicationScoped
public class ErasureObserver {

  @Inject Notices notices;
  @Inject Followers followers;

  void on(@Observes ReportErased erased) {
    long report = erased.report().id();
    notices.erase(report);
    followers.erase(report);
  }
}
