package id.lapor.report;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list that is read by keyset.
 *
 * @param items what stands on it
 * @param next cursor of the page after it, or null at the end
 */
public record Slice<T>(List<T> items, String next) implements Serializable {

  /** The largest page. */
  public static final int MAX_LIMIT = 100;

  /**
   * Makes a page of rows that were read one more than asked for, to know whether there are more.
   *
   * @param cursor makes the cursor that continues after a row
   */
  public static <E, T> Slice<T> of(
      List<E> rows, int limit, Function<E, String> cursor, Function<List<E>, List<T>> views) {
    List<E> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
    String next = rows.size() > limit ? cursor.apply(shown.get(limit - 1)) : null;
    return new Slice<>(views.apply(shown), next);
  }
}
