package id.lapor.notification;

import id.lapor.report.ReportErased;
import jakarta.persistence.EntityManager;

/** What notices do when a report is erased, for tests of other features. */
public final class GivenErasedNotices {

  private GivenErasedNotices() {}

  /** Forgets what is kept for it. */
  public static void forget(EntityManager em, ReportErased erased) {
    ErasureObserver observer = new ErasureObserver();
    observer.notices = new Notices();
    observer.notices.em = em;
    observer.followers = new Followers();
    observer.followers.em = em;
    observer.on(erased);
  }
}
