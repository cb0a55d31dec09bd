package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The ways by which notices leave this installation, as its settings say. */
@ApplicationScoped
public class NoticeSenders {

  @Inject NoticeSettings settings;
  @Inject BounceTokens tokens;
  @Inject Clock clock;

  private final Map<ContactChannel, NoticeSender> senders = new EnumMap<>(ContactChannel.class);

  @PostConstruct
  void choose() {
    settings
        .folder()
        .map(folder -> new NoticeFolder(folder, clock))
        .ifPresent(
            folder -> {
              senders.put(ContactChannel.EMAIL, folder);
              senders.put(ContactChannel.PHONE, folder);
            });
    settings
        .mail()
        .ifPresent(s -> senders.put(ContactChannel.EMAIL, new MailServer(s, tokens, clock)));
    settings.gateway().ifPresent(s -> senders.put(ContactChannel.PHONE, new TextGateway(s)));
  }

  /** The sender of a channel; empty when its notices wait. */
  Optional<NoticeSender> of(ContactChannel channel) {
    return Optional.ofNullable(senders.get(channel));
  }

  /** How notices of a channel leave. */
  NoticeWay way(ContactChannel channel) {
    return of(channel).map(NoticeSender::way).orElse(NoticeWay.WAITING);
  }
}
