package id.lapor.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What the launcher must know of the application, read from the EAR itself so that it is never of
 * another version.
 *
 * @param migrations numbers of the migrations, in ascending order
 * @param rolesSql statements that make the roles and the database
 * @param accounts the demo accounts; empty in a build without them
 */
public record Build(List<Integer> migrations, String rolesSql, List<Account> accounts) {

  private static final Pattern MIGRATION = Pattern.compile("db/migration/V(\\d+)\\.sql");

  /**
   * Somebody to sign in as.
   *
   * @param user sign-in name
   * @param password demo password
   * @param role name of the role
   * @param institution code of the institution served; empty for national roles
   */
  public record Account(String user, String password, String role, String institution) {}

  /**
   * Reads the EAR.
   *
   * @throws Refusal when it is not one of ours
   */
  public static Build of(Path ear) {
    SortedSet<Integer> migrations = new TreeSet<>();
    String roles = null;
    List<Account> accounts = List.of();
    try (ZipFile zip = new ZipFile(ear.toFile());
        ZipInputStream beans = beans(zip)) {
      for (ZipEntry entry = beans.getNextEntry(); entry != null; entry = beans.getNextEntry()) {
        Matcher migration = MIGRATION.matcher(entry.getName());
        if (migration.matches()) {
          migrations.add(Integer.parseInt(migration.group(1)));
        } else if (entry.getName().equals("db/roles.sql")) {
          roles = text(beans);
        } else if (entry.getName().equals("demo/accounts.csv")) {
          accounts = accounts(text(beans));
        }
      }
    } catch (IOException e) {
      throw new Refusal(Exit.SETTINGS, "The application cannot be read: " + ear, e);
    }
    if (migrations.isEmpty() || roles == null) {
      throw new Refusal(Exit.SETTINGS, "Not the application: " + ear);
    }
    return new Build(List.copyOf(migrations), roles, accounts);
  }

  /** Number of the newest migration. */
  public int schema() {
    return migrations.get(migrations.size() - 1);
  }

  /** The accounts for people to read: a line each, in columns as wide as what stands in them. */
  List<String> accountLines() {
    String line =
        "%-"
            + widest(Account::user)
            + "s  %-"
            + widest(Account::password)
            + "s  %-"
            + widest(Account::role)
            + "s  %s";
    return accounts.stream()
        .map(
            one ->
                line.formatted(one.user(), one.password(), one.role(), one.institution())
                    .stripTrailing())
        .toList();
  }

  private int widest(Function<Account, String> column) {
    return accounts.stream().map(column).mapToInt(String::length).max().orElse(1);
  }

  private static ZipInputStream beans(ZipFile ear) throws IOException {
    ZipEntry jar = ear.getEntry("lapor-ejb.jar");
    if (jar == null) {
      throw new IOException("no lapor-ejb.jar inside");
    }
    try (InputStream in = ear.getInputStream(jar)) {
      return new ZipInputStream(new ByteArrayInputStream(in.readAllBytes()));
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<Account> accounts(String csv) {
    List<Account> accounts = new ArrayList<>();
    List<String> lines = csv.lines().filter(row -> !row.isBlank()).toList();
    List<String> columns = List.of(lines.get(0).strip().split(","));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      accounts.add(
          new Account(
              cells[columns.indexOf("user")].strip(),
              cells[columns.indexOf("password")].strip(),
              cells[columns.indexOf("role")].strip(),
              cells[columns.indexOf("institution")].strip()));
    }
    return List.copyOf(accounts);
  }
}
