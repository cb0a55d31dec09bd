package id.lapor.audit;

import java.time.Instant;

/**
 * An act of administration as an auditor reads it.
 *
 * @param id its place in the journal, rising with time
 * @param at when it was done
 * @param account who did it
 * @param act what was done
 * @param subject code of what was made or changed, or the kind of a file
 * @param parent code of what it is a part of, or null
 * @param detail of a file: how many lines made, changed and left things, and its SHA-256; or null
 */
public record AdministrationView(
    long id,
    Instant at,
    String account,
    AdministrationAct act,
    String subject,
    String parent,
    String detail) {}
