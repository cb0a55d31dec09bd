package id.lapor.web.report;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.report.MapArea;
import id.lapor.report.PublicMap;
import id.lapor.report.PublicPoint;
import id.lapor.web.FieldErrors;
import id.lapor.web.MapTiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/**
 * The map of public reports at {@code /peta}. What a script draws stands as a list beside it, so
 * that the page also serves who sees no map.
 */
@Named
@RequestScoped
public class MapPage {

  private static final int LISTED = 50;

  @Inject PublicMap map;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject FieldErrors errors;

  private List<PublicPoint> newest = List.of();

  /** Called once before the page is shown. */
  public void load() {
    try {
      limits.reading(source.hash());
      newest = map.newest(MapArea.INDONESIA, LISTED);
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    }
  }

  /** The newest reports that gave a point. */
  public List<PublicPoint> getNewest() {
    return newest;
  }

  /** Where the pictures of the map come from. */
  public MapTiles tiles() {
    return MapTiles.ofInstallation();
  }
}
