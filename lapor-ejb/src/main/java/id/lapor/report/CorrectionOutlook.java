package id.lapor.report;

import java.io.Serializable;

/**
 * What a correction would change, before it is made.
 *
 * @param from code of the category or region as it is, or null for none
 * @param to code as it would be
 * @param fromAddress the address as it is, or null
 * @param toAddress as it would be, or null
 * @param pointGoes whether the point on the map would go with it
 */
public record CorrectionOutlook(
    String from, String to, String fromAddress, String toAddress, boolean pointGoes)
    implements Serializable {}
