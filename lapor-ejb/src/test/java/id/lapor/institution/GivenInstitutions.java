package id.lapor.institution;

import id.lapor.identity.Caller;
import id.lapor.shared.ObservedEvent;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.function.Consumer;

/** Institutions, for tests of other features. */
public final class GivenInstitutions {

  private GivenInstitutions() {}

  /** All institutions, within the transaction of this entity manager. */
  public static Institutions institutions(EntityManager em) {
    Institutions institutions = new Institutions();
    institutions.em = em;
    return institutions;
  }

  /** All categories. */
  public static Categories categories(EntityManager em) {
    Categories categories = new Categories();
    categories.em = em;
    return categories;
  }

  /** All regions. */
  public static Regions regions(EntityManager em) {
    Regions regions = new Regions();
    regions.em = em;
    return regions;
  }

  /** The full names of regions. */
  public static RegionNames regionNames(EntityManager em) {
    RegionNames names = new RegionNames();
    names.regions = regions(em);
    return names;
  }

  /** What this caller administers. */
  public static InstitutionReach reach(EntityManager em, Caller caller) {
    InstitutionReach reach = new InstitutionReach();
    reach.institutions = institutions(em);
    reach.caller = caller;
    return reach;
  }

  /** Additions and new names by this caller; who wants to know is told of them. */
  public static InstitutionAdministration administration(
      EntityManager em, Caller caller, Clock clock, Consumer<Object> told) {
    InstitutionAdministration administration = new InstitutionAdministration();
    administration.institutions = institutions(em);
    administration.reach = reach(em, caller);
    administration.clock = clock;
    administration.added = new ObservedEvent<>(told::accept);
    administration.renamed = new ObservedEvent<>(told::accept);
    return administration;
  }

  /** What this caller is shown. */
  public static InstitutionDesk desk(EntityManager em, Caller caller, Clock clock) {
    InstitutionDesk desk = new InstitutionDesk();
    desk.institutions = institutions(em);
    desk.tree = new InstitutionTree();
    desk.tree.em = em;
    desk.reach = reach(em, caller);
    desk.clock = clock;
    return desk;
  }

  /** Changes of categories; who wants to know is told of them. */
  public static CategoryAdministration categories(
      EntityManager em, Clock clock, Consumer<CategoryChanged> told) {
    CategoryAdministration administration = new CategoryAdministration();
    administration.categories = new Categories();
    administration.categories.em = em;
    administration.changed = new ObservedEvent<>(told);
    administration.clock = clock;
    return administration;
  }
}
