package id.lapor.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;

/** The columns of work lists that somebody chose. */
@Entity
@Table(name = "list_choice")
public class ListChoice {

  @Id
  @Column(name = "account_id", nullable = false, updatable = false)
  private Long accountId;

  @Version private long version;

  @Column(nullable = false, length = 200)
  private String columns;

  protected ListChoice() {
    // for JPA
  }

  ListChoice(Long accountId) {
    this.accountId = accountId;
  }

  void choose(List<WorkColumn> chosen) {
    columns = WorkColumn.text(chosen);
  }
}
