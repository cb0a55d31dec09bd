package id.lapor.identity;

import java.io.Serializable;
import java.util.List;

/**
 * One page of accounts, by user name.
 *
 * @param items at most 50
 * @param next where the next page begins, or null at the end
 */
public record PeoplePage(List<PersonLine> items, String next) implements Serializable {}
