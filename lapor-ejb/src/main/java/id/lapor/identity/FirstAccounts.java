package id.lapor.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Sees to it that somebody can sign in at first start, and that nobody can with a password that is
 * publicly known.
 *
 * <p>Demo mode ({@code lapor.mode=demo}) makes the accounts of {@code demo/accounts.csv}. Any other
 * mode is production: it refuses to start while a demo account exists, while the key file is
 * missing, weak or readable by others, and, when there is no account at all, without the first
 * national administrator in the environment ({@code LAPOR_ADMIN_USER}, {@code
 * LAPOR_ADMIN_PASSWORD}).
 */
@Singleton
@Startup
@DependsOn("ReferenceData")
@PermitAll
public class FirstAccounts {

  /** Shortest password of the first administrator, in characters. */
  static final int SHORTEST_PASSWORD = 14;

  /** Demo roles count from here on, so that invented reports of the past have their officers. */
  private static final Instant LONG_AGO = Instant.parse("2017-01-01T00:00:00Z");

  private static final System.Logger LOGGER = System.getLogger(FirstAccounts.class.getName());

  @Inject Accounts accounts;
  @Inject Keys keys;
  @Inject Clock clock;

  @PostConstruct
  void atStart() {
    start(System.getProperty("lapor.mode", "production"), System.getenv());
  }

  /** Prepares this mode; {@link IllegalStateException} stops the start. */
  void start(String mode, Map<String, String> environment) {
    keys.requireReadable();
    if (mode.equals("demo")) {
      if (accounts.isEmpty()) {
        load(demoFile());
      }
      return;
    }
    keys.requirePrivate();
    List<String> demoUsers = accounts.demoUsers();
    if (!demoUsers.isEmpty()) {
      throw new IllegalStateException(
          "Demo accounts exist, such as " + demoUsers + ": production does not start with them");
    }
    if (accounts.isEmpty()) {
      addAdministrator(
          environment.getOrDefault("LAPOR_ADMIN_USER", ""),
          environment.getOrDefault("LAPOR_ADMIN_PASSWORD", ""));
    }
  }

  private void addAdministrator(String user, String password) {
    if (user.isBlank()
        || password.length() < SHORTEST_PASSWORD
        || password.length() > Passwords.LONGEST) {
      throw new IllegalStateException(
          "There is no account yet: set LAPOR_ADMIN_USER and LAPOR_ADMIN_PASSWORD (at least "
              + SHORTEST_PASSWORD
              + " characters) for the first national administrator");
    }
    Instant now = clock.instant();
    Account account =
        new Account(user, "Administrator nasional", Passwords.hash(password), false, now);
    accounts.add(account);
    accounts.add(new RoleAssignment(account.id(), Role.NATIONAL_ADMIN, null, now, null));
    LOGGER.log(System.Logger.Level.INFO, "Made the first national administrator");
  }

  private void load(List<CSVRecord> rows) {
    Map<String, Account> made = new HashMap<>();
    for (CSVRecord row : rows) {
      Account account = made.computeIfAbsent(row.get("user"), user -> demoAccount(row));
      String institution = row.get("institution");
      Long institutionId =
          institution.isEmpty() ? null : accounts.requireInstitutionId(institution);
      accounts.add(
          new RoleAssignment(account.id(), row.get("role"), institutionId, LONG_AGO, null));
    }
    LOGGER.log(System.Logger.Level.INFO, "Made {0} demo accounts", made.size());
  }

  private Account demoAccount(CSVRecord row) {
    Account account =
        new Account(
            row.get("user"),
            row.get("title"),
            Passwords.hash(row.get("password")),
            true,
            clock.instant());
    accounts.add(account);
    return account;
  }

  private static List<CSVRecord> demoFile() {
    CSVFormat format = CSVFormat.Builder.create().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream file = FirstAccounts.class.getResourceAsStream("/demo/accounts.csv")) {
      return format.parse(new InputStreamReader(file, StandardCharsets.UTF_8)).getRecords();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("demo/accounts.csv cannot be read", unreadable);
    }
  }
}
