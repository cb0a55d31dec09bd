package id.lapor.audit;

import java.time.Instant;

/**
 * An act of administration as an auditor reads it.
 *
 * @param id its place in the journal, rising with time
 * @param at when it was done
 * @param account who did it
 * @param act what was done
 * @param subject code of what was made or changed
 * @param parent code of what it is a part of, or null
 */
public record AdministrationView(
    long id, Instant at, String account, AdministrationAct act, String subject, String parent) {}
