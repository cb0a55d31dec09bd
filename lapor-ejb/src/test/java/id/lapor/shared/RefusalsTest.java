package id.lapor.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  @Test
  void aRefusalIsFoundHoweverDeepItIsWrapped() {
    RuleViolation refusal = new RuleViolation("in-future", "incidentDate", "Not in the future");

    assertThat(Refusals.in(new EJBException(new IllegalStateException(refusal))))
        .containsSame(refusal);
    assertThat(Refusals.in(new EJBAccessException("No right")))
        .containsInstanceOf(EJBAccessException.class);
  }

  @Test
  void twoAtTheSameMomentMeetAsAConflict() {
    assertThat(Refusals.in(new EJBException(new OptimisticLockException())))
        .hasValueSatisfying(e -> assertThat(((RuleViolation) e).rule()).isEqualTo("stale-version"));
    assertThat(Refusals.in(new RuntimeException(new SQLException("duplicate", "23505"))))
        .hasValueSatisfying(
            e -> assertThat(((RuleViolation) e).rule()).isEqualTo("already-exists"));
  }

  @Test
  void aNumberGivenTwiceIsAnOutageAndNoConflict() {
    SQLException taken = new SQLException("duplicate key violates \"report_pkey\"", "23505");
    EJBException failed = new EJBException(new NumberGivenTwice(new RuntimeException(taken)));

    assertThat(Refusals.in(failed)).isEmpty();
    assertThat(Refusals.isOutage(failed)).isTrue();
    assertThat(Refusals.isTaken(taken, "report_pkey")).isTrue();
    assertThat(Refusals.isTaken(taken, "port_pkey")).isFalse();
    assertThat(Refusals.isTaken(new SQLException("\"report_pkey\"", "23503"), "report_pkey"))
        .isFalse();
  }

  @Test
  void aFaultOfOursIsNoRefusal() {
    assertThat(Refusals.in(new EJBException(new NullPointerException()))).isEmpty();
    assertThat(Refusals.in(new RuntimeException(new SQLException("down", "08006")))).isEmpty();
  }

  @Test
  void aDatabaseThatIsAwayIsToldFromAFaultOfOurs() {
    assertThat(Refusals.isOutage(new EJBException(new SQLException("broken off", "08006"))))
        .isTrue();
    assertThat(Refusals.isOutage(new RuntimeException(new SQLException("going down", "57P01"))))
        .isTrue();
    assertThat(Refusals.isOutage(new SQLException(new ResourceException("none left")))).isTrue();
    assertThat(Refusals.isOutage(new SQLException("too many connections", "53300"))).isTrue();
    assertThat(Refusals.isOutage(new SQLException("disk full", "53100"))).isTrue();
    assertThat(Refusals.isOutage(new SQLException("cut off after its time", "57014"))).isTrue();
    assertThat(Refusals.isOutage(new SQLException("lock not given in time", "55P03"))).isTrue();
    assertThat(Refusals.isOutage(new SQLException("IJ031040: Connection is not associated")))
        .isTrue();
    assertThat(Refusals.isOutage(new SQLException("IJ031070: Transaction cannot proceed")))
        .isTrue();
    assertThat(Refusals.isOutage(new SQLException((String) null))).isFalse();
    Exception commit = new IllegalStateException("Could not commit");
    commit.addSuppressed(new RuntimeException(new SQLException("broken off", "57P01")));
    assertThat(Refusals.isOutage(new EJBException(commit))).isTrue();
    assertThat(Refusals.isOutage(new SQLException("duplicate", "23505"))).isFalse();
    assertThat(Refusals.isOutage(new SQLException("no state"))).isFalse();
    assertThat(Refusals.isOutage(new EJBException(new NullPointerException()))).isFalse();
  }
}
