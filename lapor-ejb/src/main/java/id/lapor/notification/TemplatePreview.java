package id.lapor.notification;

import java.io.Serializable;

/**
 * A template filled with invented values, as its reader would see it.
 *
 * @param subject of the mail
 * @param text the mail as plain text, with what stands around it
 * @param html the same as a page
 * @param shortText the short message, or null where there is none
 */
public record TemplatePreview(String subject, String text, String html, String shortText)
    implements Serializable {}
