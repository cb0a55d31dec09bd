package id.lapor.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The tests of the class meet a server that uses a broker outside: {@link ExternalBroker}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OnExternalBroker {

  /** Whether it is one of two: {@link BrokerPair}. */
  boolean pair() default false;
}
