package id.lapor.attachment;

/**
 * A file that may be kept.
 *
 * @param type what it is now; a WebP has become a JPEG or a PNG
 * @param content without anything that tells who made it, where, or with what
 * @param width in pixels, or null when it is no picture
 * @param height in pixels, or null when it is no picture
 * @param thumbnail a small JPEG, or null when it is no picture
 */
record CleanedFile(FileType type, byte[] content, Integer width, Integer height, byte[] thumbnail) {

  static CleanedFile other(FileType type, byte[] content) {
    return new CleanedFile(type, content, null, null, null);
  }
}
