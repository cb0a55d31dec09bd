package id.lapor.identity;

/**
 * One role of a caller and the part of the tree it is held for.
 *
 * @param role one of the constants of {@link Role}
 * @param institutionId the institution served, or null when the role is national
 * @param path that institution's materialized path of ids, such as {@code /1/22/}, or null when the
 *     role is national; everything whose path begins with it lies within
 */
public record Scope(String role, Long institutionId, String path) {

  /** A role for the whole country. */
  public static Scope national(String role) {
    return new Scope(role, null, null);
  }

  /** Whether the role is held for the whole country. */
  public boolean isNational() {
    return institutionId == null;
  }

  /** Whether the institution with this path is the one served or lies below it. */
  public boolean covers(String institutionPath) {
    return isNational() || institutionPath != null && institutionPath.startsWith(path);
  }
}
