package id.lapor.institution;

import static id.lapor.institution.InstitutionAdministration.requireVersion;

import id.lapor.identity.Role;
import id.lapor.institution.CategoryChanged.Act;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How the tree of categories changes. Nothing is deleted: what is no more ends with a date, and
 * reports keep the category that they carry.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class CategoryAdministration {

  @Inject Categories categories;
  @Inject Event<CategoryChanged> changed;
  @Inject Clock clock;

  /** All categories that are, were or will be, each after its parent, siblings in their order. */
  public List<CategoryRecord> list() {
    return new CategoryOrder(categories.ever(), today()).records();
  }

  /**
   * One category.
   *
   * @throws NotFound when there is none
   */
  public CategoryRecord get(String code) {
    return CategoryOrder.record(categories.require(code), today());
  }

  /**
   * Adds a category that reports may be put under from today on, after all others.
   *
   * @throws RuleViolation with every field that breaks a rule, {@code category-taken} or {@code
   *     too-many-levels}
   */
  public CategoryRecord add(NewCategory wanted) {
    List<FieldError> missing = new ArrayList<>();
    require(missing, "code", wanted.code());
    require(missing, "name", wanted.name());
    require(missing, "nameEn", wanted.nameEn());
    if (!missing.isEmpty()) {
      throw new RuleViolation(missing);
    }
    categories.holdChanges();
    if (categories.find(wanted.code()).isPresent()) {
      throw new RuleViolation("category-taken", "code", "There is a category " + wanted.code());
    }
    Category parent = parent(wanted.parent());
    requireDepth(parent, 0);
    Category added =
        new Category(
            wanted.code(),
            wanted.name().strip(),
            wanted.nameEn().strip(),
            parent,
            categories.nextPosition(),
            today());
    categories.add(added);
    fire(Act.ADDED, added, null);
    return CategoryOrder.record(added, today());
  }

  /**
   * Gives a category other names; reports that carry it are shown with them from now on.
   *
   * @param version of the category that was looked at
   * @throws RuleViolation {@code invalid-name} or {@code stale-version}
   */
  public void rename(String code, long version, String name, String nameEn) {
    Category category = categories.require(code);
    requireVersion(version, category.version());
    String before = category.name() + " / " + category.nameEn();
    category.rename(
        name == null ? "" : name.strip(), nameEn == null || nameEn.isBlank() ? "" : nameEn.strip());
    String after = category.name() + " / " + category.nameEn();
    if (!before.equals(after)) {
      fire(Act.RENAMED, category, before + " > " + after);
    }
  }

  /**
   * Puts a category, with all below it, under another one, after its new siblings.
   *
   * @param parent code of the new topic or sub-topic, or null to make it a topic
   * @throws RuleViolation {@code cycle}, {@code too-many-levels}, {@code ends-after-its-parent} or
   *     {@code stale-version}
   */
  public void move(String code, long version, String parent) {
    categories.holdChanges();
    Category category = categories.require(code);
    requireVersion(version, category.version());
    Category target = parent(parent);
    if (target != null && target.isWithin(category)) {
      String way = code + " > " + parent;
      throw new RuleViolation(List.of(new FieldError("parent", "cycle", "A cycle: " + way, way)));
    }
    requireDepth(target, categories.levelsBelow(category));
    requireWithin(target, category.validTo().orElse(null), "parent");
    String before = category.parent().map(Category::code).orElse("-");
    if (!before.equals(target == null ? "-" : target.code())) {
      category.moveTo(target, categories.nextPosition());
      fire(Act.MOVED, category, before + " > " + (target == null ? "-" : target.code()));
    }
  }

  /**
   * Lets a category end. Open reports keep it; new ones cannot be put under it afterwards.
   *
   * @param lastDay today or later
   * @throws RuleViolation {@code required}, {@code in-the-past}, {@code ends-before-it-begins},
   *     {@code would-orphan}, {@code ends-after-its-parent}, {@code already-ended} or {@code
   *     stale-version}
   */
  public void end(String code, long version, LocalDate lastDay) {
    categories.holdChanges();
    Category category = categories.require(code);
    requireVersion(version, category.version());
    Ends.require(category.validTo().orElse(null), lastDay, today());
    categories.directlyBelow(category).stream()
        .filter(child -> child.validTo().map(last -> last.isAfter(lastDay)).orElse(true))
        .findFirst()
        .ifPresent(child -> Ends.refuseOrphan(child.code()));
    requireWithin(category.parent().orElse(null), lastDay, "validTo");
    category.endOn(lastDay);
    fire(Act.ENDED, category, lastDay.toString());
  }

  /**
   * Takes back an end that lies ahead.
   *
   * @throws RuleViolation {@code already-ended}, {@code ends-after-its-parent} or {@code
   *     stale-version}
   */
  public void undoEnd(String code, long version) {
    categories.holdChanges();
    Category category = categories.require(code);
    requireVersion(version, category.version());
    LocalDate last = category.validTo().orElse(null);
    Ends.requireAhead(last, today());
    requireWithin(category.parent().orElse(null), null, "validTo");
    category.endOn(null);
    fire(Act.END_UNDONE, category, String.valueOf(last));
  }

  /** The category with this code that may be used today; null without a code. */
  private Category parent(String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    return categories
        .find(code)
        .filter(found -> found.isValidOn(today()))
        .orElseThrow(() -> new RuleViolation("unknown-code", "parent", "There is no such code"));
  }

  /** Something with so many levels of its own is to lie below {@code parent}. */
  private static void requireDepth(Category parent, int levels) {
    int depth = (parent == null ? 0 : parent.depth()) + 1 + levels;
    if (depth > Category.MAX_DEPTH) {
      throw new RuleViolation(
          List.of(
              new FieldError(
                  "parent",
                  "too-many-levels",
                  "At most " + Category.MAX_DEPTH + " levels",
                  Category.MAX_DEPTH)));
    }
  }

  private static void requireWithin(Category parent, LocalDate last, String field) {
    if (parent != null) {
      Ends.requireWithin(parent.validTo().orElse(null), parent.code(), last, field);
    }
  }

  private void fire(Act act, Category category, String detail) {
    String parent = category.parent().map(Category::code).orElse(null);
    changed.fire(new CategoryChanged(act, category.code(), parent, detail));
  }

  private static void require(List<FieldError> errors, String field, String value) {
    if (value == null || value.isBlank()) {
      errors.add(new FieldError(field, "required", "This field is required"));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
