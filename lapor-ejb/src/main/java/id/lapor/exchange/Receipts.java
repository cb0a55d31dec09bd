package id.lapor.exchange;

import id.lapor.handoff.Handoff;
import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What institutions' systems sent back. */
@ApplicationScoped
public class Receipts {

  /** How many are shown at a time. */
  public static final int PAGE = 50;

  /** More than one report has. */
  private static final int MOST_OF_ONE = 1_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Transactional(Transactional.TxType.MANDATORY)
  void add(Receipt receipt) {
    em.persist(receipt);
    em.flush(); // two with one id: the second learns it here
  }

  /** The receipt of this name of an institution's that was decided on. */
  Optional<Receipt> decided(long institutionId, String receiptId) {
    return em.createQuery(
            "select r from Receipt r where r.institutionId = :institution"
                + " and r.receiptId = :receipt and r.outcome <> :quarantined",
            Receipt.class)
        .setParameter("institution", institutionId)
        .setParameter("receipt", receiptId)
        .setParameter("quarantined", ReceiptOutcome.QUARANTINED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The same bytes of the same sender that were not believed for the same reason. */
  Optional<Receipt> doubted(CheckedReceipt checked) {
    return em.createQuery(
            "select r from Receipt r where r.bodySha256 = :sha256 and r.reason = :reason"
                + " and coalesce(r.kid, '') = :kid and coalesce(r.account, '') = :account"
                + " and r.outcome = :quarantined",
            Receipt.class)
        .setParameter("sha256", checked.arrived().sha256())
        .setParameter("reason", checked.doubt().code())
        .setParameter("kid", checked.kid() == null ? "" : checked.kid())
        .setParameter(
            "account", checked.arrived().account() == null ? "" : checked.arrived().account())
        .setParameter("quarantined", ReceiptOutcome.QUARANTINED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The receipt by which an institution's system gave a hand-off back, if it did. */
  Optional<Receipt> returning(long handoffId, long institutionId) {
    return em.createQuery(
            "select r from Receipt r where r.handoffId = :handoff"
                + " and r.institutionId = :institution and r.kind = :returned"
                + " and r.outcome = :acknowledged order by r.id",
            Receipt.class)
        .setParameter("handoff", handoffId)
        .setParameter("institution", institutionId)
        .setParameter("returned", ReceiptKind.RETURNED)
        .setParameter("acknowledged", ReceiptOutcome.ACKNOWLEDGED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** A receipt with its hand-off. */
  record Of(Receipt receipt, Handoff handoff) {}

  /** What was decided on for the hand-offs of a report, in the order of arrival; at most 1,000. */
  List<Of> of(long reportId) {
    return em.createQuery(
            "select r, h, i from Receipt r, Handoff h join h.institution i"
                + " where h.report.id = :report and r.handoffId = h.id order by r.id",
            Object[].class)
        .setParameter("report", reportId)
        .setMaxResults(MOST_OF_ONE)
        .getResultStream()
        .map(row -> new Of((Receipt) row[0], (Handoff) row[1]))
        .toList();
  }

  /** The one of this name that was decided on for a hand-off. */
  Optional<Receipt> of(long handoffId, String receiptId) {
    return em.createQuery(
            "select r from Receipt r where r.handoffId = :handoff and r.receiptId = :receipt"
                + " order by r.id",
            Receipt.class)
        .setParameter("handoff", handoffId)
        .setParameter("receipt", receiptId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * What was not believed, the latest first, {@value #PAGE} at a time.
   *
   * @param before the key of the last one that was shown; {@link Long#MAX_VALUE} for the beginning
   */
  public List<Receipt> quarantined(long before) {
    return em.createQuery(
            "select r from Receipt r where r.outcome = :quarantined and r.id < :before"
                + " order by r.id desc",
            Receipt.class)
        .setParameter("quarantined", ReceiptOutcome.QUARANTINED)
        .setParameter("before", before)
        .setMaxResults(PAGE)
        .getResultList();
  }

  /**
   * When each of these institutions sent a receipt last, believed or not; without the silent ones.
   */
  Map<Long, Instant> lastArrivals(Collection<Long> institutionIds) {
    if (institutionIds.isEmpty()) {
      return Map.of();
    }
    String ids = institutionIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    List<?> rows =
        em.createNativeQuery(
                "select i.id, (select max(r.arrived_at) from exchange_receipt r"
                    + " where r.institution_id = i.id) from institution i"
                    + " where i.id = any (cast(string_to_array(?1, ',') as bigint[]))")
            .setParameter(1, ids)
            .setMaxResults(institutionIds.size())
            .getResultList();
    Map<Long, Instant> last = new TreeMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      if (columns[1] != null) {
        last.put(((Number) columns[0]).longValue(), SqlTime.instant(columns[1]));
      }
    }
    return last;
  }

  /** One that was not believed; empty when there is none of this key. */
  public Optional<Receipt> quarantinedOne(long id) {
    return Optional.ofNullable(em.find(Receipt.class, id))
        .filter(receipt -> receipt.outcome() == ReceiptOutcome.QUARANTINED);
  }

  /**
   * Deletes the bodies of all receipts for a report, also of those that name one of its messages
   * and were not believed; hashes and signatures stay.
   *
   * @return how many bodies were deleted
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int erase(long reportId) {
    return em.createNativeQuery(
            "update exchange_receipt set body = null where body is not null and id in ("
                + "select r.id from handoff h join exchange_receipt r on r.handoff_id = h.id"
                + " where h.report_id = ?1 union select r.id from handoff h"
                + " join sent_message s on s.handoff_id = h.uuid"
                + " join exchange_receipt r on r.message_id = s.message_id"
                + " where h.report_id = ?1)")
        .setParameter(1, reportId)
        .executeUpdate();
  }
}
