package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Institutions;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which open reports a verifier is offered as perhaps the same. */
class MergeCandidatesTest {

  private static final String DISTRICT = "35.78.09";

  private long next = 9_300_000_000L;

  @Test
  void whatSharesPlaceAndWordsIsOfferedWithTheReasons() {
    TestDatabase.rolledBack(
        em -> {
          String own = report(em, "Jembatan gantung rapuh", DISTRICT, -7.25, null);
          String same = report(em, "Jembatan gantung roboh", DISTRICT, -7.251, null);
          String other = report(em, "Antrean puskesmas", "32.73.01", -6.9, null);

          assertThat(national(em).of(own))
              .extracting(MergeCandidate::trackingId)
              .contains(same)
              .doesNotContain(own, other);
          MergeCandidate first = national(em).of(own).get(0);
          assertThat(first.trackingId()).isEqualTo(same);
          assertThat(first.reasons())
              .contains(MergeReason.NEAR, MergeReason.DISTRICT, MergeReason.DAY, MergeReason.WORDS);
          assertThat(first.words()).anyMatch(word -> word.startsWith("jembat"));
        });
  }

  @Test
  void whatHasEndedOrIsConfidentialIsNotOffered() {
    TestDatabase.rolledBack(
        em -> {
          String own = report(em, "Jembatan gantung rapuh", DISTRICT, -7.25, null);
          String closed = report(em, "Jembatan gantung roboh", DISTRICT, -7.25, null);
          String secret = report(em, "Jembatan gantung roboh", DISTRICT, -7.25, null);
          em.createNativeQuery("update report set status = 'COMPLETED' where tracking_id = ?1")
              .setParameter(1, closed)
              .executeUpdate();
          em.createNativeQuery("update report set confidential = true where tracking_id = ?1")
              .setParameter(1, secret)
              .executeUpdate();

          assertThat(national(em).of(own)).isEmpty();
        });
  }

  @Test
  void anInstitutionsAdministratorIsOfferedAndShownWhatNamedTheInstitutionAlone() {
    TestDatabase.rolledBack(
        em -> {
          long mine = GivenAccounts.institution(em, null, "Dinas Uji", "Asia/Jakarta");
          long theirs = GivenAccounts.institution(em, null, "Kota Uji", "Asia/Jakarta");
          String own = report(em, "Jembatan gantung rapuh", DISTRICT, -7.25, mine);
          String same = report(em, "Jembatan gantung roboh", DISTRICT, -7.25, mine);
          String foreign = report(em, "Jembatan gantung lapuk", DISTRICT, -7.25, theirs);
          MergeCandidates candidates =
              candidates(em, new Scope(Role.INSTITUTION_ADMIN, mine, "/" + mine + "/"));

          assertThat(candidates.of(own))
              .extracting(MergeCandidate::trackingId)
              .containsExactly(same);
          assertThatThrownBy(() -> candidates.compare(own, foreign))
              .isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> candidates.of(foreign)).isInstanceOf(NotFound.class);
        });
  }

  @Test
  void anInstitutionsAdministratorJoinsNothingToAReportThatNamesAnother() {
    TestDatabase.rolledBack(
        em -> {
          long mine = GivenAccounts.institution(em, null, "Dinas Uji", "Asia/Jakarta");
          long theirs = GivenAccounts.institution(em, null, "Kota Uji", "Asia/Jakarta");
          String own = report(em, "Jembatan gantung rapuh", DISTRICT, -7.25, mine);
          String foreign = report(em, "Jembatan gantung lapuk", DISTRICT, -7.25, theirs);
          List<ReportHappened> happened = new ArrayList<>();
          Scope scope = new Scope(Role.INSTITUTION_ADMIN, mine, "/" + mine + "/");
          Triage triage =
              GivenReports.triage(em, Caller.of("admin", scope), Clock.systemUTC(), happened::add);

          assertThatThrownBy(() -> triage.merge(own, 1, foreign, "Sama"))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> triage.merge(foreign, 1, own, "Sama"))
              .isInstanceOf(NotFound.class);

          assertThat(happened).isEmpty();
          for (String number : List.of(own, foreign)) {
            assertThat(GivenReports.locked(em, TrackingId.of(number)).status())
                .isEqualTo(ReportStatus.SUBMITTED);
          }
        });
  }

  private static MergeCandidates national(EntityManager em) {
    return candidates(em, Scope.national(Role.NATIONAL_VERIFIER));
  }

  private static MergeCandidates candidates(EntityManager em, Scope scope) {
    MergeCandidates candidates = new MergeCandidates();
    candidates.em = em;
    candidates.caller = Caller.of("verifier", scope);
    candidates.reports = GivenReports.reports(em);
    candidates.tellingWords = new TellingWords();
    candidates.tellingWords.em = em;
    candidates.actors = new Actors();
    candidates.actors.caller = candidates.caller;
    candidates.actors.institutions =
        new Institutions() {
          @Override
          public id.lapor.institution.Institution requireById(Long id) {
            return em.find(id.lapor.institution.Institution.class, id);
          }
        };
    return candidates;
  }

  private String report(EntityManager em, String title, String region, double lat, Long named) {
    String number = TrackingId.random().digits();
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, named_institution_id, anonymous,"
                + " confidential, channel, imported, received_at, return_count, reopen_count,"
                + " region_code, lat, lon) values (?1, 1, ?2, 'COMPLAINT', false, 'SUBMITTED',"
                + " 'INSTITUTION', ?3, 'Papan kayu lapuk.', false, cast(?4 as bigint), false,"
                + " false, 'WEB', false, timestamptz '2026-10-01 03:00Z', 0, 0, ?5, ?6, 112.75)")
        .setParameter(1, next++)
        .setParameter(2, number)
        .setParameter(3, title)
        .setParameter(4, named == null ? null : named.toString())
        .setParameter(5, region)
        .setParameter(6, lat)
        .executeUpdate();
    return number;
  }
}
