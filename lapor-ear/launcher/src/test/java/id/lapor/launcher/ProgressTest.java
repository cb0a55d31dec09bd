package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void whatTheApplicationSaysIsRepeatedWithoutWhatTheLogPutsBeforeIt() {
    assertThat(
            Progress.said(
                "2026-11-24 04:31:42,102 INFO  [id.lapor.demo.DemoReports] (ServerService Thread"
                    + " Pool -- 91) [] 300 reports [made]"))
        .contains("300 reports [made]");
    assertThat(
            Progress.said(
                "2026-11-24 04:31:42,102 WARN  [id.lapor.outbox.OutboxRelay] (EJB default - 1)"
                    + " [outbox-relay-1f0c9a3e] Messages wait"))
        .contains("Messages wait");
  }

  @Test
  void aLogInJsonSaysTheSame() {
    assertThat(
            Progress.said(
                "{\"timestamp\":\"2026-11-24T04:31:42Z\",\"sequence\":7,\"loggerClassName\":\"x\","
                    + "\"loggerName\":\"id.lapor.demo.DemoReports\",\"level\":\"INFO\","
                    + "\"message\":\"300 \\\"reports\\\" made\",\"mdc\":{}}"))
        .contains("300 \"reports\" made");
  }

  @Test
  void whatTheServerSaysIsLeftInItsLog() {
    assertThat(
            Progress.said("2026-11-24 04:31:42,102 INFO  [org.jboss.as] (MSC 1-2) [] id.lapor. up"))
        .isEmpty();
    assertThat(
            Progress.said(
                "{\"loggerName\":\"org.jboss.as\",\"level\":\"INFO\",\"message\":\"up\"}"))
        .isEmpty();
    assertThat(Progress.said("\tat id.lapor.demo.DemoReports.make(DemoReports.java:1)")).isEmpty();
  }
}
