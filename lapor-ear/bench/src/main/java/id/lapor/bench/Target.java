package id.lapor.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** An installation that reports are loaded into. */
interface Target {

  /** A connection without limits; the caller closes it. */
  Connection asSuperuser() throws SQLException;

  /** The keys under which codes are hashed and identities sealed. */
  Properties keys();
}
