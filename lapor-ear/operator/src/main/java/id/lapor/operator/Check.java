package id.lapor.operator;

import java.util.List;
import java.util.Optional;

/** Looks at everything that a start needs, without changing anything. */
final class Check {

  private final Configuration configuration;
  private final Findings findings;

  private Check(Configuration configuration) {
    this.configuration = configuration;
    this.findings = configuration.findings();
  }

  /** Everything that is missing or wrong with an installation, each under its name. */
  static Findings of(Configuration configuration) {
    Check check = new Check(configuration);
    check.values();
    check.mode();
    new KeyCheck(configuration, check.findings).run();
    new MachineCheck(configuration, check.findings).run();
    new DatabaseCheck(configuration, check.findings).run();
    new NetworkCheck(configuration, check.findings).run();
    new QueueCheck(configuration, check.findings).run();
    return check.findings;
  }

  private void values() {
    for (Setting setting : Setting.values()) {
      Optional<String> given = configuration.given(setting);
      if (given.isEmpty() && setting.required()) {
        findings.error(
            setting,
            "is missing: set it in "
                + configuration.file()
                + " or as "
                + setting.variable()
                + " ("
                + setting.meaning()
                + ")");
      }
      given
          .flatMap(value -> setting.rule().objection(value))
          .ifPresent(objection -> findings.error(setting, objection));
    }
  }

  private void mode() {
    if (!configuration.production()) {
      findings.warning(
          Setting.MODE, "is demo: anybody who has read the documentation can sign in as anybody");
      return;
    }
    if (configuration.given(Setting.BASE_URL).filter(url -> url.startsWith("http:")).isPresent()) {
      findings.error(
          Setting.BASE_URL, "must begin with https:// in production: people send names and codes");
    }
    for (Setting only : List.of(Setting.DEMO, Setting.LIMITS)) {
      if (!configuration.value(only).equals(only.usual())) {
        findings.error(only, "can be changed in demo mode only");
      }
    }
  }

  /** Whether a value is there and of the right form, so that it can be tried out. */
  static boolean usable(Configuration configuration, Setting setting) {
    return configuration
        .value(setting)
        .filter(value -> setting.rule().objection(value).isEmpty())
        .isPresent();
  }
}
