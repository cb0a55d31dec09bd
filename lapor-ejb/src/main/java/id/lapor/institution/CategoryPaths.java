package id.lapor.institution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What lies above a category, as this node read it at most a minute ago: it hardly ever changes.
 */
@ApplicationScoped
public class CategoryPaths {

  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 2_000;

  private final Cache<String, Set<String>> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

  @Inject Categories categories;

  /** The code itself and those of all categories above it; nothing for null. */
  public Set<String> upFrom(String code) {
    return code == null ? Set.of() : known.get(code, this::read);
  }

  private Set<String> read(String code) {
    Set<String> codes = new HashSet<>();
    Optional<Category> at = categories.find(code);
    while (at.isPresent() && codes.add(at.get().code())) {
      at = at.get().parent();
    }
    return Set.copyOf(codes);
  }
}
