package id.lapor.institution;

import java.io.Serializable;
import java.util.List;

/**
 * A region with what it lies in, up to the regency or city, since names of districts and villages
 * repeat.
 *
 * @param levels at least the region itself, the smallest first
 */
public record RegionPath(List<RegionView> levels) implements Serializable {

  /** The code of the region itself. */
  public String code() {
    return levels.get(0).code();
  }
}
