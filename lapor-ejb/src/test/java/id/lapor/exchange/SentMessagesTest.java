package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenAccounts;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What went out, as the table keeps it. */
class SentMessagesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String HASH =
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

  @Test
  void aMessageIsFoundByItsIdAsItWentOut() {
    TestDatabase.rolledBack(
        em -> {
          String id = given(em, UUID.randomUUID().toString());

          SentMessage found = messages(em).byId(id).orElseThrow();

          assertThat(found.body()).contains(BODY);
          assertThat(found.bodySha256()).isEqualTo(HASH);
          assertThat(found.sentAt()).isEqualTo(NOW);
          assertThat(messages(em).byId(UUID.randomUUID().toString())).isEmpty();
        });
  }

  @Test
  void anErasureTakesTheBodyAndLeavesHashAndSignature() {
    TestDatabase.rolledBack(
        em -> {
          String handoff = UUID.randomUUID().toString();
          String other = given(em, UUID.randomUUID().toString());
          String id = given(em, handoff);
          long report = report(em, handoff);

          int erased = messages(em).erase(report);

          em.clear();
          SentMessage found = messages(em).byId(id).orElseThrow();
          assertThat(erased).isEqualTo(1);
          assertThat(found.body()).isEmpty();
          assertThat(found.erasedAt()).contains(NOW);
          assertThat(found.bodySha256()).isEqualTo(HASH);
          assertThat(found.signature()).isEqualTo("e30..c2ln");
          assertThat(messages(em).byId(other).orElseThrow().body()).isPresent();
        });
  }

  private static SentMessages messages(EntityManager em) {
    SentMessages messages = new SentMessages();
    messages.em = em;
    messages.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return messages;
  }

  private static String given(EntityManager em, String handoff) {
    String id = UUID.randomUUID().toString();
    long institution = GivenAccounts.institution(em, null, "Kementerian Uji", "Asia/Jakarta");
    em.createNativeQuery(
            "insert into channel (id, code, institution_id, address, epoch, next_sequence)"
                + " values (?1, 'uji-' || ?1, ?1, 'handoff.uji-' || ?1, 1, 1)")
        .setParameter(1, institution)
        .executeUpdate();
    em.createNativeQuery(
            "insert into sent_message (message_id, channel_id, institution_id, handoff_id, kind,"
                + " epoch, sequence, body, body_sha256, signature, sent_at) values (?1, ?2, ?2, ?3,"
                + " 'VOID', 1, 1, ?4, ?5, 'e30..c2ln', ?6)")
        .setParameter(1, id)
        .setParameter(2, institution)
        .setParameter(3, handoff)
        .setParameter(4, BODY)
        .setParameter(5, HASH)
        .setParameter(6, Timestamp.from(NOW))
        .executeUpdate();
    return id;
  }

  private static long report(EntityManager em, String handoff) {
    long id = 8_100_000_000L;
    long institution = GivenAccounts.institution(em, null, "Kota Uji", "Asia/Jakarta");
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, published, anonymous, confidential, channel,"
                + " imported, received_at, return_count, reopen_count) values (?1, 1, cast(?1 as"
                + " text), 'COMPLAINT', false, 'ROUTED', 'INSTITUTION', 'Judul', 'Isi', false,"
                + " false, false, 'WEB', false, ?2, 0, 0)")
        .setParameter(1, id)
        .setParameter(2, Timestamp.from(NOW))
        .executeUpdate();
    em.createNativeQuery(
            "insert into handoff (id, version, uuid, report_id, institution_id, role, status,"
                + " binding, offered_at) values (?1, 1, ?2, ?1, ?3, 'LEAD', 'OFFERED', false, ?4)")
        .setParameter(1, id)
        .setParameter(2, handoff)
        .setParameter(3, institution)
        .setParameter(4, Timestamp.from(NOW))
        .executeUpdate();
    return id;
  }
}
