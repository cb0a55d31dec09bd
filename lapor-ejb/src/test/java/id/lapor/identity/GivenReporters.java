package id.lapor.identity;

import id.lapor.shared.ObservedEvent;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.function.Consumer;

/** Reporters in the vault, and their wishes to replace a lost code, for tests of other features. */
public final class GivenReporters {

  private GivenReporters() {}

  /** The vault, within the transaction of this entity manager. */
  public static ReporterVault vault(EntityManager em) {
    ReporterVault vault = new ReporterVault();
    vault.em = em;
    vault.keys = TestKeys.keys();
    return vault;
  }

  /** The replacements of lost codes, with whoever reacts to them. */
  public static CodeReplacements replacements(
      EntityManager em,
      Clock clock,
      Consumer<CodeReplacementPromised> promised,
      Consumer<CodeReplacementsEnded> ended) {
    CodeReplacements replacements = new CodeReplacements();
    replacements.em = em;
    replacements.clock = clock;
    replacements.promised = new ObservedEvent<>(promised);
    replacements.ended = new ObservedEvent<>(ended);
    return replacements;
  }
}
