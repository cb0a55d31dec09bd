package id.lapor.web.attachment;

import id.lapor.web.Language;

/** Words about attachments, for tests of pages elsewhere. */
public final class GivenWords {

  private GivenWords() {}

  /** In this language. */
  public static AttachmentWords in(Language language) {
    AttachmentWords words = new AttachmentWords();
    words.language = language;
    return words;
  }
}
