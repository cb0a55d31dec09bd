package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** By which line an institution receives, from which day on. */
class ReceivingsTest {

  private static final LocalDate TODAY = LocalDate.ofInstant(Messaging.NOW, ZoneOffset.UTC);
  private static final AtomicLong UNITS = new AtomicLong(990_000);

  private final Messaging messaging = new Messaging();

  @Test
  void aUnitIsServedByTheNearestQueueAboveIt() {
    TestDatabase.rolledBack(
        em -> {
          long unit = unit(em, messaging.institution, "/" + messaging.institution + "/");
          long office = unit(em, unit, "/" + messaging.institution + "/" + unit + "/");
          Channels channels = messaging.channels(em);
          assertThat(channels.serving(office).id()).isEqualTo(messaging.channel);

          messaging.receivings(em).set(unit, "u" + unit, ReceivingWay.QUEUE, TODAY, TODAY);
          em.flush();

          assertThat(channels.serving(office).address()).isEqualTo("handoff.u" + unit);
          assertThat(channels.serving(messaging.institution).id()).isEqualTo(messaging.channel);
        });
  }

  @Test
  void aMessageInTheQueueAboveNamesTheUnit() {
    TestDatabase.rolledBack(
        em -> {
          long unit = unit(em, messaging.institution, "/" + messaging.institution + "/");
          String id =
              messaging
                  .outbox(em)
                  .promise(
                      unit, MessageType.OFFER, UUID.randomUUID().toString(), Messaging.payload());
          em.flush();

          Object payload =
              em.createNativeQuery("select payload from outbox_message where message_id = ?1")
                  .setParameter(1, id)
                  .getSingleResult();
          assertThat(String.valueOf(payload))
              .contains("\"institution\":\"" + messaging.code + "\"")
              .contains("\"unit\":\"kemenkes\"");
        });
  }

  @Test
  void aWayHoldsFromItsDayOnAndTheChannelStays() {
    TestDatabase.rolledBack(
        em -> {
          Receivings receivings = messaging.receivings(em);
          Channels channels = messaging.channels(em);

          receivings.set(
              messaging.institution, messaging.code, ReceivingWay.PORTAL, TODAY.plusDays(1), TODAY);
          em.flush();
          assertThat(channels.serving(messaging.institution).id()).isEqualTo(messaging.channel);
          assertThat(receivings.of(messaging.institution).get(1).validTo()).contains(TODAY);

          receivings.set(messaging.institution, messaging.code, ReceivingWay.PORTAL, TODAY, TODAY);
          em.flush();
          assertThat(channels.serving(messaging.institution).code()).isEqualTo(Channel.PORTAL);
          assertThat(channels.own(messaging.institution)).isPresent();
          assertThat(ways(receivings)).containsExactly(ReceivingWay.PORTAL);
        });
  }

  @Test
  void whatIsOverIsNotChanged() {
    TestDatabase.rolledBack(
        em -> {
          Receivings receivings = messaging.receivings(em);

          assertThatThrownBy(
                  () ->
                      receivings.set(
                          messaging.institution,
                          messaging.code,
                          ReceivingWay.PORTAL,
                          TODAY.minusDays(1),
                          TODAY))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  refused -> assertThat(refused.fields().get(0).rule()).isEqualTo("in-the-past"));
          assertThat(ways(receivings)).containsExactly(ReceivingWay.BOTH);
        });
  }

  @Test
  void noInstitutionGetsAQueueOfTheSystemsOwn() {
    for (String taken : List.of("portal", "dead", "receipts")) {
      assertThatThrownBy(() -> Channel.of(1, taken)).isInstanceOf(RuleViolation.class);
    }
  }

  private List<ReceivingWay> ways(Receivings receivings) {
    return receivings.of(messaging.institution).stream().map(Receiving::way).toList();
  }

  private static long unit(EntityManager em, long parent, String above) {
    long id = UNITS.incrementAndGet();
    em.createNativeQuery(
            "insert into institution (id, code, name, name_en, type, parent_id, path, zone,"
                + " valid_from) values (?1, ?2, 'Uji', 'Test', 'UNIT', ?3, ?4, 'Asia/Jakarta',"
                + " '2020-01-01')")
        .setParameter(1, id)
        .setParameter(2, "u" + id)
        .setParameter(3, parent)
        .setParameter(4, above + id + "/")
        .executeUpdate();
    return id;
  }
}
