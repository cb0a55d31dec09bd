package id.lapor.handoff;

import java.io.Serializable;

/**
 * Who works on a hand-off.
 *
 * @param user the user name
 * @param title the function
 */
public record Holder(String user, String title) implements Serializable {}
