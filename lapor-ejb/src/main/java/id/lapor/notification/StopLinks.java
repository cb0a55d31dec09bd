package id.lapor.notification;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links by which whoever gets a notice ends them, without signing in. A link holds what it ends and
 * our signature. It never expires and opens nothing: the most that somebody else can do with it is
 * to stop notices, which their reader turns on again.
 */
@ApplicationScoped
public class StopLinks {

  private static final String PURPOSE = "stop-notices";
  private static final Pattern SHAPE =
      Pattern.compile("(r[0-9]{10}|a[0-9]{1,18}|f[0-9a-f-]{36})\\.([0-9a-f]{64})");
  private static final char REPORT = 'r';
  private static final char ACCOUNT = 'a';
  private static final char FOLLOWER = 'f';

  @Inject NoticeSettings settings;
  @Inject Keys keys;

  /** The address that ends the notices about a report to its reporter. */
  String ofReport(String trackingId) {
    return address(REPORT + trackingId);
  }

  /** The address that ends the notices to an officer. */
  String ofAccount(long accountId) {
    return address(ACCOUNT + Long.toString(accountId));
  }

  /** The account that the token is about; empty when it is none of ours. */
  Optional<Long> account(String token) {
    return subject(token)
        .filter(subject -> subject.charAt(0) == ACCOUNT)
        .map(subject -> Long.valueOf(subject.substring(1)));
  }

  /** The number of the report that the token is about; empty when it is none of ours. */
  Optional<String> report(String token) {
    return subject(token)
        .filter(subject -> subject.charAt(0) == REPORT)
        .map(subject -> subject.substring(1));
  }

  /** The address that ends what somebody who follows is told. */
  String ofFollower(String uuid) {
    return address(FOLLOWER + uuid);
  }

  /** Whoever follows and is meant by the token; empty when it is none of ours. */
  Optional<String> follower(String token) {
    return subject(token)
        .filter(subject -> subject.charAt(0) == FOLLOWER)
        .map(subject -> subject.substring(1));
  }

  private Optional<String> subject(String token) {
    Matcher shape = SHAPE.matcher(token == null ? "" : token);
    return shape.matches() && keys.signed(Secret.FORM, PURPOSE, shape.group(1), shape.group(2))
        ? Optional.of(shape.group(1))
        : Optional.empty();
  }

  private String address(String subject) {
    String token = subject + "." + keys.hash(Secret.FORM, PURPOSE, subject);
    return settings.baseUrl() + "/berhenti?t=" + token;
  }
}
