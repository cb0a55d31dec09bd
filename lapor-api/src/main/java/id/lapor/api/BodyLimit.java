package id.lapor.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large a body this operation takes, where that is more than {@link JsonInputReader#LARGEST}.
 * Whoever reads the body keeps to it as well, since not every body announces its length.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

  /** The most bytes. */
  long value();
}
