package id.lapor.report;

import java.io.Serializable;

/**
 * Where a public report happened, about: to 100 metres; to 5 kilometres when nobody may know who
 * reported.
 */
public record PublicPoint(
    String trackingId, String title, ReportStatus status, double lat, double lon)
    implements Serializable {}
