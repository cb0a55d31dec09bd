package id.lapor.handoff;

import java.io.Serializable;

/**
 * Another officer who has the report open now.
 *
 * @param account the user name, as the timeline names officers
 * @param title the function
 * @param writing whether they are typing into one of its forms
 */
public record Onlooker(String account, String title, boolean writing) implements Serializable {}
