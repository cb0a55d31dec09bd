package id.lapor.handoff;

import java.io.Serializable;
import java.util.List;

/**
 * What somebody set up for their work.
 *
 * @param filters their saved filters and searches, and those of the institutions they serve
 * @param columns the columns that they see
 */
public record DeskView(List<Filter> filters, List<WorkColumn> columns) implements Serializable {

  /** The filters of work lists. */
  public List<Filter> ofLists() {
    return filters.stream().filter(filter -> !filter.search()).toList();
  }

  /** The searches for words. */
  public List<Filter> searches() {
    return filters.stream().filter(Filter::search).toList();
  }

  /**
   * A saved filter or search.
   *
   * @param query list and filter, or the search, as they stand in an address
   * @param shared whether it is that of an institution
   * @param mayChange whether the caller may rename and delete it
   */
  public record Filter(long id, String name, String query, boolean shared, boolean mayChange)
      implements Serializable {

    /** Whether it is a search for words. */
    public boolean search() {
      return query.startsWith("q=");
    }
  }
}
