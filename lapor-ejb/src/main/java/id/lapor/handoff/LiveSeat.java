package id.lapor.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * An open page of the portal that waits to be told of changes.
 *
 * <p>Changes of lists are told at most every {@link #PAUSE}: where much happens, each telling would
 * make every page count anew.
 */
public final class LiveSeat {

  /** Least time between two tellings about lists. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** After so long without a word one is said, so that proxies keep the connection. */
  static final Duration SILENCE = Duration.ofSeconds(25);

  /** Who answers nothing for so long is gone. */
  static final Duration LOST = Duration.ofSeconds(90);

  private final String account;
  private final String session;
  private final Long report;
  private final Consumer<LiveWord> listener;
  private final BooleanSupplier lasting;
  private volatile Instant heard;
  private Instant said;
  private Instant listsSaid = Instant.MIN;
  private boolean listsChanged;

  /**
   * A page that was opened now.
   *
   * @param session key of the session it belongs to; told to nobody
   * @param report key of the report it shows, which its reader may see, or null
   * @param listener tells it, without waiting for the network
   * @param lasting whether its session still counts
   */
  public LiveSeat(
      String account,
      String session,
      Long report,
      Instant now,
      Consumer<LiveWord> listener,
      BooleanSupplier lasting) {
    this.account = account;
    this.session = session;
    this.report = report;
    this.heard = now;
    this.said = now;
    this.listener = listener;
    this.lasting = lasting;
  }

  String account() {
    return account;
  }

  Long report() {
    return report;
  }

  boolean isOf(String someSession) {
    return session.equals(someSession);
  }

  /** The page gave a sign of life. */
  public void heard(Instant now) {
    heard = now;
  }

  /** The session counts and the page answers. */
  boolean lasts(Instant now) {
    return lasting.getAsBoolean() && heard.plus(LOST).isAfter(now);
  }

  void listsChanged() {
    listsChanged = true;
  }

  /** Whether lists have changed and it was long enough ago that this was told last. */
  boolean wantsLists(Instant now) {
    return listsChanged && (listsSaid.equals(Instant.MIN) || !listsSaid.plus(PAUSE).isAfter(now));
  }

  boolean silent(Instant now) {
    return !said.plus(SILENCE).isAfter(now);
  }

  void say(LiveWord word, Instant now) {
    if (word == LiveWord.LISTS) {
      listsChanged = false;
      listsSaid = now;
    }
    said = now;
    listener.accept(word);
  }
}
