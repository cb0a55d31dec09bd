package id.lapor.importer;

/** The import cannot go on. The message tells the operator what to do about it. */
final class ImportFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportFailure(String message) {
    super(message);
  }

  ImportFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
