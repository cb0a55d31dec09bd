package id.lapor.handoff;

import java.io.Serializable;
import java.util.List;

/**
 * What somebody set up for their work lists.
 *
 * @param filters their saved filters, and those of the institutions they serve
 * @param columns the columns that they see
 */
public record DeskView(List<Filter> filters, List<WorkColumn> columns) implements Serializable {

  /**
   * A saved filter.
   *
   * @param query list and filter, as they stand in an address
   * @param shared whether it is that of an institution
   * @param mayChange whether the caller may rename and delete it
   */
  public record Filter(long id, String name, String query, boolean shared, boolean mayChange)
      implements Serializable {}
}
