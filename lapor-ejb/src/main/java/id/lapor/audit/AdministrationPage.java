package id.lapor.audit;

import java.util.List;

/**
 * One page of the journal of administration, newest first.
 *
 * @param items at most as many as asked for
 * @param next where the next page begins, or null at the end
 */
public record AdministrationPage(List<AdministrationView> items, Long next) {}
