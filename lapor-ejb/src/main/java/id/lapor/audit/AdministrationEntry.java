package id.lapor.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An act of administration as it was done: who, what, when. Written in the transaction of the act
 * itself, so that neither exists without the other, and never changed.
 */
@Entity
@Table(name = "administration_entry")
public class AdministrationEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "administration_entry_seq")
  @SequenceGenerator(
      name = "administration_entry_seq",
      sequenceName = "administration_entry_seq",
      allocationSize = 50)
  private Long id;

  @Column(nullable = false, updatable = false)
  private Instant at;

  @Column(nullable = false, updatable = false, length = 60)
  private String account;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 32)
  private AdministrationAct act;

  @Column(nullable = false, updatable = false, length = 60)
  private String subject;

  @Column(updatable = false, length = 60)
  private String parent;

  @Column(updatable = false, length = 1000)
  private String detail;

  /** For JPA. */
  protected AdministrationEntry() {}

  /**
   * An act that is being done.
   *
   * @param account who does it
   * @param subject code of what is made or changed
   * @param parent code of what it is a part of, or null
   * @param detail what else is to be known, or null
   */
  AdministrationEntry(
      Instant at,
      String account,
      AdministrationAct act,
      String subject,
      String parent,
      String detail) {
    this.at = at;
    this.account = account;
    this.act = act;
    this.subject = subject;
    this.parent = parent;
    this.detail = detail;
  }

  /** As it is shown to auditors. */
  AdministrationView view() {
    return new AdministrationView(id, at, account, act, subject, parent, detail);
  }
}
