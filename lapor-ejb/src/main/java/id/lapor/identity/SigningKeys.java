package id.lapor.identity;

import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The public parts of the keys that ever signed. None is taken back out: proofs outlive a key. */
@ApplicationScoped
class SigningKeys {

  /** One a month for eight years; none is left out before somebody would ask why so many. */
  private static final int MOST = 100;

  @Inject Keys keys;
  @Inject Clock clock;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** All of them, the oldest first; at most {@value #MOST}, the newest ones. */
  List<SigningKeyView> all() {
    return rows().stream()
        .map(row -> new SigningKeyView((String) row[0], (String) row[1], SqlTime.instant(row[2])))
        .toList();
  }

  /**
   * Publishes the keys of this node's key file.
   *
   * @throws IllegalStateException when a number stands for another key already: then somebody who
   *     verifies by the published one would call every message forged
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void publish() {
    Map<String, String> own = keys.signingKeys();
    own.forEach(this::add);
    Map<String, String> published =
        all().stream().collect(Collectors.toMap(SigningKeyView::kid, SigningKeyView::publicPart));
    own.forEach(
        (kid, publicPart) -> {
          if (!publicPart.equals(published.get(kid))) {
            throw new IllegalStateException(
                "The key file has another key " + kid + " than the one that was published");
          }
        });
  }

  private void add(String kid, String publicPart) {
    em.createNativeQuery(
            "insert into signing_key (kid, public_part, since)"
                + " values (?1, ?2, cast(?3 as timestamptz)) on conflict do nothing")
        .setParameter(1, kid)
        .setParameter(2, publicPart)
        .setParameter(3, Timestamp.from(clock.instant()))
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows() {
    return em.createNativeQuery(
            "select * from (select kid, public_part, since from signing_key"
                + " order by since desc, kid desc limit ?1) newest order by since, kid")
        .setParameter(1, MOST)
        .getResultList();
  }
}
