package id.lapor.attachment;

import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.Readiness;

/** Whether the virus scanner answers; while it is silent files are refused and words are taken. */
@ApplicationScoped
@Readiness
public class ScannerCheck extends BoundedCheck {

  /** {@code ClamAV 1.4.1/27500/Sat Nov 28 09:12:11 2026}: engine, number and date of signatures. */
  private static final Pattern SIGNATURES = Pattern.compile("ClamAV [^/]*/(\\d{1,9})/(.{10,40})");

  private static final DateTimeFormatter MADE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH);

  @Inject VirusScanner scanner;
  @Inject Clock clock;

  @Override
  public String name() {
    return "scanner";
  }

  @Override
  protected Finding look() {
    return switch (scanner.answering()) {
      case YES -> signatures(Finding.ok(), scanner.version().orElse(""));
      case OFF -> Finding.ok().with("scanner", "off");
      case FORGOTTEN -> Finding.degraded("no scanner is set, and nobody said off");
      case NO -> Finding.degraded("the scanner gives no answer: files are refused");
    };
  }

  /** Adds number and age of the signatures, where the scanner tells them as clamd does. */
  private Finding signatures(Finding finding, String version) {
    Matcher told = SIGNATURES.matcher(version);
    if (!told.matches()) {
      return finding;
    }
    finding.with("signatures", Long.parseLong(told.group(1)));
    try {
      LocalDateTime made = LocalDateTime.parse(told.group(2), MADE);
      Duration age = Duration.between(made.toInstant(ZoneOffset.UTC), clock.instant());
      return finding.with("signatureDays", Math.max(0, age.toDays()));
    } catch (DateTimeParseException otherwise) {
      return finding;
    }
  }

  @Override
  protected Finding failed(String reason) {
    return Finding.degraded(reason);
  }
}
