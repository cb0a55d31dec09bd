package id.lapor.handoff;

import java.io.Serializable;

/** A standard text that fits an answer, by its title alone. */
public record OfferedTitle(long id, String title) implements Serializable {}
