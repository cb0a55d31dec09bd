package id.lapor.report;

import id.lapor.identity.ContactChannel;

/**
 * The reporter of a new report has given a contact and may be told what happens to it.
 *
 * @param report the new report
 * @param pseudonym whose it is
 * @param channel by mail when an address was given, else by telephone
 * @param language {@code id} or {@code en}
 */
public record ReporterReachable(
    Report report, String pseudonym, ContactChannel channel, String language) {}
