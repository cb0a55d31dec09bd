package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import id.lapor.launcher.Build.Account;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Demo officers, signed in once: a sign-in is slow on purpose and not what is measured. */
final class Officers {

  private final Map<String, String> liaisons = new LinkedHashMap<>();
  private final String verifier;

  Officers(int port, List<Account> accounts, Reference reference) throws IOException {
    try (Client client = new Client(port)) {
      verifier = header(client, account(accounts, "national-verifier"));
      List<String> known = reference.institutions.stream().map(Reference.Body::code).toList();
      for (Account account : accounts) {
        if (account.role().equals("LIAISON_OFFICER") && known.contains(account.institution())) {
          liaisons.put(account.institution(), header(client, account));
        }
      }
    }
  }

  private static Account account(List<Account> accounts, String user) {
    return accounts.stream()
        .filter(account -> account.user().equals(user))
        .findFirst()
        .orElseThrow();
  }

  private static String header(Client client, Account account) throws IOException {
    Reply reply =
        client.post(
            "/tokens",
            null,
            "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(account.user(), account.password()));
    if (reply.status() != 200) {
      throw new IllegalStateException("No token for " + account.user() + ": " + reply);
    }
    return "Authorization: Bearer " + reply.text("token");
  }

  /** The header of a national verifier. */
  String verifier() {
    return verifier;
  }

  /** Institutions with a liaison officer of their own. */
  List<String> institutions() {
    return List.copyOf(liaisons.keySet());
  }

  /** The header of the institution's liaison officer. */
  String liaison(String institution) {
    return liaisons.get(institution);
  }
}
