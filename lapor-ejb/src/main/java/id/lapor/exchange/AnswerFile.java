package id.lapor.exchange;

/**
 * A file that belongs to an answer and stays with the institution: LAPOR has its hash, and not the
 * file.
 *
 * @param size in bytes
 * @param sha256 lower-case hexadecimal
 */
public record AnswerFile(String name, String type, long size, String sha256) {}
