package id.lapor.reference;

/**
 * A file of reference data went in.
 *
 * @param kind what it is about
 * @param created lines that named something new
 * @param changed lines that changed something
 * @param unchanged lines that said what was known already
 * @param digest SHA-256 of the file as it is unpacked
 */
public record ReferenceImported(
    ReferenceKind kind, long created, long changed, long unchanged, String digest) {}
