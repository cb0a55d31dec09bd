package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.QueueClient.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two brokers on one store: whichever serves is killed while reports are handed off, and the other
 * one takes over by itself, for LAPOR and for the systems of institutions.
 */
@Tag("pair")
@OnExternalBroker(pair = true)
class ExternalBrokerPairIT extends Browser {

  private static final int SOME = 9;

  /** Far more than it takes, on a machine that does much else. */
  private static final Duration TAKEOVER = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void whicheverServesIsKilledAndEveryHandoffHasOneEffectOnEachSide() throws Exception {
    Page administrator = PortalIT.signedIn(this, "national-admin");
    List<ReferenceReceiver> receivers =
        List.of(
            ReferenceReceiver.ofNewInstitution(administrator, folder, Protocol.CORE),
            ReferenceReceiver.ofNewInstitution(administrator, folder, Protocol.AMQP));
    receivers.forEach(receiver -> receiver.start());
    FaultLoad load =
        new FaultLoad(List.of(Cases.LEAD, receivers.get(0).code(), receivers.get(1).code()));

    FaultLedger ledger;
    try {
      underWay(load);
      ExternalBroker.kill();
      BrokerPair.backupServes();
      underWay(load);

      BrokerPair.startPrimary();
      assertThat(BrokerPair.isBackupServing()).as("the backup goes on").isTrue();
      underWay(load);
      BrokerPair.killBackup();
      BrokerPair.primaryServes();
      underWay(load);
      ledger = FaultLedger.calm(load, receivers);
    } finally {
      receivers.forEach(ReferenceReceiver::kill);
    }

    ledger.assertOneEffect();
    ledger.assertEveryPairVerifies();
    CrashIT.assertNumbersAreWhole();
    Eventually.eventually(() -> assertThat(Health.all().state("broker")).isEqualTo("OK"));
  }

  /** More are handed off, some of these have been taken, and others are on their way. */
  private static void underWay(FaultLoad load) {
    long before = answers();
    load.more(SOME);
    Eventually.eventually(
        () -> {
          assertThat(answers()).isGreaterThan(before);
          return null;
        },
        TAKEOVER);
  }

  private static long answers() {
    return Sql.count("select count(*) from answer");
  }
}
