package id.lapor.erasure;

import static id.lapor.erasure.GivenErasable.WORD;

/** What is left of a report. */
final class Remains {

  /** How much of a report there is when nothing was erased. */
  static final long ALL = 9 + 1 + 1 + 2 + 1 + 1 + 2 + 2 + 1 + 1;

  private Remains() {}

  /** How much there is of it now. */
  static long of(GivenErasable given) {
    given.em.flush();
    String report = " where report_id = " + given.key;
    String ofInstitution = " where institution_id = " + given.institution + " and body is not null";
    return given.number(
            "select count(*) from event_content c join report_event e on e.id = c.event_id"
                + report
                + " and c.text like '%"
                + WORD
                + "%'")
        + given.number("select count(*) from staff_words" + report)
        + given.number(
            "select count(*) from answer where text <> '' and handoff_id = " + given.handoff)
        + given.number("select count(*) from attachment" + report)
        + given.number("select count(*) from case_draft" + report)
        + given.number("select count(*) from report_follower" + report)
        + given.number("select count(*) from sent_message" + ofInstitution)
        + given.number("select count(*) from exchange_receipt" + ofInstitution)
        + given.number(
            "select count(*) from report where original_body <> '' and id = " + given.key)
        + (nameOf(given) == null ? 0 : 1);
  }

  /** The sealed name of who sent it; null once it is forgotten. */
  static String nameOf(GivenErasable given) {
    return (String)
        given
            .em
            .createNativeQuery(
                "select name from vault.read(string_to_array(?1, ','), 'HANDLING', 'uji')")
            .setParameter(1, given.pseudonym)
            .getSingleResult();
  }
}
