package id.lapor.notification;

/** A way by which notices of one channel leave the house. */
interface NoticeSender {

  /** Whether it sends or files. */
  NoticeWay way();

  /**
   * Hands the notice over; returns when the other side has taken it. It gives up within two
   * minutes, far before {@link Notice#LEASE} ends.
   */
  void send(OutgoingNotice notice) throws NoticeNotSent;
}
