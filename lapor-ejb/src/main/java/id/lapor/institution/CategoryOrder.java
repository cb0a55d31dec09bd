package id.lapor.institution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Categories in the order of the tree: each after its parent, siblings as they were read. */
final class CategoryOrder {

  private final Map<Long, List<Category>> below = new HashMap<>();
  private final List<Category> topics = new ArrayList<>();
  private final LocalDate today;

  CategoryOrder(List<Category> all, LocalDate today) {
    this.today = today;
    for (Category category : all) {
      category
          .parent()
          .map(parent -> below.computeIfAbsent(parent.id(), id -> new ArrayList<>()))
          .orElse(topics)
          .add(category);
    }
  }

  List<CategoryRecord> records() {
    List<CategoryRecord> records = new ArrayList<>();
    topics.forEach(topic -> append(topic, records));
    return records;
  }

  private void append(Category category, List<CategoryRecord> records) {
    records.add(record(category, today));
    below.getOrDefault(category.id(), List.of()).forEach(child -> append(child, records));
  }

  static CategoryRecord record(Category category, LocalDate today) {
    LocalDate last = category.validTo().orElse(null);
    return new CategoryRecord(
        category.view(),
        category.depth(),
        category.validFrom(),
        last,
        Validity.on(today, category.validFrom(), last),
        category.version());
  }
}
