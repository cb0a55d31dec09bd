package id.lapor.attachment;

import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;

/** Whether the virus scanner answers; while it is silent files are refused and words are taken. */
@ApplicationScoped
@Readiness
public class ScannerCheck extends BoundedCheck {

  @Inject VirusScanner scanner;

  @Override
  public String name() {
    return "scanner";
  }

  @Override
  protected Finding look() {
    return switch (scanner.answering()) {
      case YES -> Finding.ok();
      case OFF -> Finding.ok().with("scanner", "off");
      case FORGOTTEN -> Finding.degraded("no scanner is set, and nobody said off");
      case NO -> Finding.degraded("the scanner gives no answer: files are refused");
    };
  }

  @Override
  protected Finding failed(String reason) {
    return Finding.degraded(reason);
  }
}
