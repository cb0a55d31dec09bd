package id.lapor.it;

import com.microsoft.playwright.Page;
import id.lapor.it.QueueClient.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hand-offs to three institutions, one at the portal and two with systems of their own, while
 * server, broker, database and those systems are killed and started again. Some sixty in every
 * build; a thousand and more, with another seed, under {@code -Pfaults}.
 */
@OnExternalBroker
class ExternalHandoffFaultsIT extends Browser {

  private static final int HANDOFFS = Integer.getInteger("lapor.faults.handoffs", 60);
  private static final long SEED = Long.getLong("lapor.faults.seed", 5_2026L);

  @TempDir Path folder;

  @Test
  void everyHandoffHasOneEffectOnEachSideWhateverIsKilled() throws Exception {
    Page administrator = PortalIT.signedIn(this, "national-admin");
    List<ReferenceReceiver> receivers =
        List.of(receiver(administrator, Protocol.CORE), receiver(administrator, Protocol.AMQP));
    receivers.forEach(receiver -> receiver.start());
    List<String> institutions =
        List.of(Cases.LEAD, receivers.get(0).code(), receivers.get(1).code());
    FaultLoad load = new FaultLoad(institutions);
    FaultPlan plan = new FaultPlan(SEED, load, receivers);

    FaultLedger ledger;
    try {
      plan.run(HANDOFFS);
      ledger = FaultLedger.calm(load, receivers);
    } finally {
      receivers.forEach(ReferenceReceiver::kill);
    }

    ledger.assertOneEffect();
    ledger.assertEveryPairVerifies();
    CrashIT.assertNumbersAreWhole();
    System.out.println(ledger.table(SEED, plan.met()));
  }

  private ReferenceReceiver receiver(Page administrator, Protocol protocol) throws IOException {
    return ReferenceReceiver.ofNewInstitution(administrator, folder, protocol);
  }
}
