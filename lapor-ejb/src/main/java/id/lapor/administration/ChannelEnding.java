package id.lapor.administration;

import id.lapor.exchange.InstitutionKeys;
import id.lapor.institution.Institution;
import id.lapor.institution.Zones;
import id.lapor.outbox.QueueAccounts;
import id.lapor.outbox.Receiving;
import id.lapor.outbox.Receivings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ends with the channel of an institution: the accounts of its system and its keys. The
 * channel ends with the institution, or when the portal is set as the last way.
 */
@ApplicationScoped
public class ChannelEnding {

  @Inject Receivings receivings;
  @Inject QueueAccounts accounts;
  @Inject InstitutionKeys keys;

  /** How many accounts and keys end. */
  record Ended(int accounts, int keys) {

    @Override
    public String toString() {
      return "accounts=" + accounts + " keys=" + keys;
    }
  }

  /**
   * Lets accounts and keys end as the dates say now, or go on. The caller lets nobody else change
   * the institution meanwhile.
   */
  Ended settle(Institution institution) {
    Optional<Instant> end = of(institution);
    if (end.isEmpty()) {
      accounts.goOnWith(institution.id());
      keys.goOnWith(institution.id());
      return new Ended(0, 0);
    }
    return new Ended(
        accounts.endWith(institution.id(), end.get()), keys.endWith(institution.id(), end.get()));
  }

  /** The first moment at which the channel is there no more; empty while no end is known. */
  Optional<Instant> of(Institution institution) {
    Optional<LocalDate> portal =
        receivings.of(institution.id()).stream()
            .findFirst()
            .filter(last -> !last.way().byQueue())
            .map(Receiving::validFrom);
    Optional<LocalDate> after = institution.validTo().map(last -> last.plusDays(1));
    return Stream.of(portal, after)
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo)
        .map(day -> day.atStartOfDay(Zones.WIB).toInstant());
  }
}
