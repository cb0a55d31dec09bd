package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.health.Readiness;

/** How notices leave this installation; a server that nobody has set up is no fault of the node. */
@ApplicationScoped
@Readiness
public class NoticesCheck extends BoundedCheck {

  @Inject NoticeSenders senders;

  @Override
  public String name() {
    return "notices";
  }

  @Override
  protected Finding look() {
    Finding finding = Finding.ok();
    for (ContactChannel channel : ContactChannel.values()) {
      finding.with(channel.name().toLowerCase(Locale.ROOT), senders.way(channel).name());
    }
    return finding;
  }

  @Override
  protected Finding failed(String reason) {
    return Finding.degraded(reason);
  }
}
