package id.lapor.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A message promised to a reporter, in the transaction that promised it. Whoever sends it reads the
 * address from the vault at that moment; here stand only the pseudonym and the sealed content.
 */
@Entity
@Table(name = "notice_request")
public class NoticeRequest {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_request_seq")
  @SequenceGenerator(
      name = "notice_request_seq",
      sequenceName = "notice_request_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, updatable = false, length = 24)
  private String kind;

  @Column(nullable = false, updatable = false, length = 36)
  private String pseudonym;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 8)
  private ContactChannel channel;

  @Column(name = "report_id", nullable = false, updatable = false)
  private long reportId;

  @Column(name = "sealed_content", nullable = false, updatable = false, length = 1000)
  private String sealedContent;

  @Column(name = "requested_at", nullable = false, updatable = false)
  private Instant requestedAt;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  /** For JPA. */
  protected NoticeRequest() {}

  /**
   * Promises the token of a code replacement.
   *
   * @param sealedContent the token, encrypted for this pseudonym
   */
  static NoticeRequest ofCodeReplacement(
      String pseudonym,
      ContactChannel channel,
      long reportId,
      String sealedContent,
      Instant requestedAt,
      Instant expiresAt) {
    NoticeRequest request = new NoticeRequest();
    request.kind = "CODE_REPLACEMENT";
    request.pseudonym = pseudonym;
    request.channel = channel;
    request.reportId = reportId;
    request.sealedContent = sealedContent;
    request.requestedAt = requestedAt;
    request.expiresAt = expiresAt;
    return request;
  }
}
