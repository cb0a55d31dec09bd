package id.lapor.api.handoff;

import id.lapor.handoff.Holder;

/**
 * Who works on a hand-off.
 *
 * @param user the user name
 * @param title the function
 */
public record HolderOutput(String user, String title) {

  static HolderOutput of(Holder holder) {
    return holder == null ? null : new HolderOutput(holder.user(), holder.title());
  }
}
