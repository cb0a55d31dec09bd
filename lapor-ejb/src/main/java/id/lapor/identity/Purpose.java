package id.lapor.identity;

/** Why an identity is read. The reporter sees these words in the log of who read. */
public enum Purpose {
  /** The reporter looks at their own report with the access code. */
  OWN_VIEW,
  /** The verifier decides whether and where the report goes. */
  VERIFICATION,
  /** The institution that works on the report needs to know whom it answers. */
  HANDLING,
  /** The name is shown with a published report that is neither anonymous nor confidential. */
  PUBLICATION,
  /** The identity of an anonymous report is shown, for a reason that the law knows. */
  UNMASKING,
  /** A lost access code is replaced. */
  CODE_REPLACEMENT,
  /** A message is sent to the reporter. */
  NOTIFICATION,
  /** Somebody looked for the reports of this person by name, address or number. */
  SEARCH,
  /** The system reads the name once, so that it can be looked for. */
  INDEXING,
  /** The identity was erased; nobody read it. */
  ERASURE
}
