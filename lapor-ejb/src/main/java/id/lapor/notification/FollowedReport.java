package id.lapor.notification;

import java.io.Serializable;

/** A public report that somebody follows or wants to follow. */
public record FollowedReport(String trackingId, String title) implements Serializable {}
