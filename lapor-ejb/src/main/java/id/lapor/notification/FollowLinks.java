package id.lapor.notification;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links by which whoever reads the mail at an address says that they want to follow a report. */
@ApplicationScoped
public class FollowLinks {

  private static final String PURPOSE = "follow-report";
  private static final Pattern SHAPE = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f]{64})");

  @Inject NoticeSettings settings;
  @Inject Keys keys;

  /** The address that confirms. */
  String of(String follower) {
    String token = follower + "." + keys.hash(Secret.FORM, PURPOSE, follower);
    return settings.baseUrl() + "/ikuti?t=" + token;
  }

  /** Whom the token is about; empty when it is none of ours. */
  Optional<String> follower(String token) {
    Matcher shape = SHAPE.matcher(token == null ? "" : token);
    return shape.matches() && keys.signed(Secret.FORM, PURPOSE, shape.group(1), shape.group(2))
        ? Optional.of(shape.group(1))
        : Optional.empty();
  }
}
