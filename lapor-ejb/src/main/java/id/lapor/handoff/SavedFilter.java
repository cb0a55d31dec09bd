package id.lapor.handoff;

import id.lapor.report.InputRules;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A filter of a work list, or a search for words, that got a name: one person's, or all people's of
 * an institution. A search for a person has a reason of its own each time and is never kept.
 */
@Entity
@Table(name = "saved_filter")
public class SavedFilter {

  /** Longest name, in characters. */
  public static final int MAX_NAME = 60;

  /** The most that one person, or one institution, keeps. */
  public static final int MOST = 50;

  private static final Pattern LIST =
      Pattern.compile("list=[a-z-]{1,20}(&[a-zA-Z]{1,20}=[A-Za-z0-9%+*._-]{0,600}){0,12}");
  private static final Pattern SEARCH =
      Pattern.compile(
          "q=[A-Za-z0-9%+*._-]{2,900}(&(type|status|category|region|institution|supervisory|from|to)"
              + "=[A-Za-z0-9._-]{1,60}){0,8}");
  private static final int MAX_QUERY = 1_000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "saved_filter_seq")
  @SequenceGenerator(
      name = "saved_filter_seq",
      sequenceName = "saved_filter_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "account_id", updatable = false)
  private Long accountId;

  @Column(name = "institution_id", updatable = false)
  private Long institutionId;

  @Column(nullable = false, length = MAX_NAME)
  private String name;

  @Column(nullable = false, length = MAX_QUERY, updatable = false)
  private String query;

  @Column(name = "made_by", nullable = false, length = 64, updatable = false)
  private String madeBy;

  @Column(name = "made_at", nullable = false, updatable = false)
  private Instant madeAt;

  protected SavedFilter() {
    // for JPA
  }

  private SavedFilter(Long account, Long institution, String name, String query) {
    new InputRules()
        .required("query", query)
        .that(
            query == null || query.length() <= MAX_QUERY && isOurs(query),
            "query",
            "not-a-filter",
            "This is no filter of ours")
        .refuseIfBroken();
    this.accountId = account;
    this.institutionId = institution;
    this.query = query;
    rename(name);
  }

  private static boolean isOurs(String query) {
    return LIST.matcher(query).matches() || SEARCH.matcher(query).matches();
  }

  /** One person's own. */
  static SavedFilter own(long account, String name, String query) {
    return new SavedFilter(account, null, name, query);
  }

  /** For all who serve this institution. */
  static SavedFilter shared(long institution, String name, String query) {
    return new SavedFilter(null, institution, name, query);
  }

  SavedFilter madeBy(String user, Instant at) {
    madeBy = user;
    madeAt = at;
    return this;
  }

  final void rename(String next) {
    new InputRules().required("name", next).text("name", next, 1, MAX_NAME).refuseIfBroken();
    name = next.strip();
  }

  Long id() {
    return id;
  }

  boolean isShared() {
    return institutionId != null;
  }

  boolean isOf(Long account) {
    return accountId != null && accountId.equals(account);
  }

  Long institutionId() {
    return institutionId;
  }

  String madeBy() {
    return madeBy;
  }
}
