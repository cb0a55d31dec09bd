package id.lapor.report;

import java.io.Serializable;

/**
 * How many people stand behind a public report.
 *
 * @param supports how many
 * @param own whether whoever asks is one of them
 */
public record SupportView(int supports, boolean own) implements Serializable {}
