package id.lapor.launcher;

/** Why the launcher ended without a running server. The codes are stable: scripts may ask them. */
public enum Exit {
  /** A setting is wrong, or asks for what the launcher does not do. */
  SETTINGS(2),
  /** A port is taken. */
  PORT_BUSY(3),
  /** Another launcher uses the data directory. */
  DATA_IN_USE(4),
  /** A newer version wrote the data directory. */
  DATA_NEWER(5),
  /** The data directory holds something else, or cannot be written. */
  DATA_UNUSABLE(6),
  /** PostgreSQL did not start or refused. */
  DATABASE(7),
  /** WildFly or the application did not start, or ended by itself. */
  SERVER(8);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The exit code of the process. */
  public int code() {
    return code;
  }
}
