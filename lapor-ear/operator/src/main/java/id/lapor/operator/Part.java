package id.lapor.operator;

/** What belongs together in the example file. */
enum Part {
  INSTALLATION("Installation"),
  NETWORK("Network"),
  DATABASE("Database (PostgreSQL 15 or newer)"),
  BROKER("Broker"),
  ATTACHMENTS("Attachments"),
  NOTICES("Mail and short messages"),
  FIRST_START("First start: in the environment only, read when there is no account yet");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
