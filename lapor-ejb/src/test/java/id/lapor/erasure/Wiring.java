package id.lapor.erasure;

import id.lapor.identity.Caller;
import id.lapor.identity.Keys;
import id.lapor.identity.TestKeys;
import id.lapor.notification.GivenErasedNotices;
import id.lapor.report.ReportErased;
import id.lapor.shared.ObservedEvent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Puts a use case together from its real parts, as the container does, on one entity manager. */
final class Wiring {

  private final Map<Class<?>, Object> made = new HashMap<>();

  Wiring(EntityManager em, Caller caller, Clock clock) {
    made.put(EntityManager.class, em);
    made.put(Caller.class, caller);
    made.put(Clock.class, clock);
    made.put(Keys.class, TestKeys.keys());
    made.put(
        Event.class,
        new ObservedEvent<>(
            event -> {
              if (event instanceof ReportErased erased) {
                GivenErasedNotices.forget(em, erased);
              }
            }));
  }

  /** The one of this class, with everything that it needs. */
  <T> T of(Class<T> type) {
    if (!made.containsKey(type)) {
      try {
        Constructor<T> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        T one = constructor.newInstance();
        made.put(type, one);
        for (Field field : type.getDeclaredFields()) {
          if (field.isAnnotationPresent(Inject.class)
              || field.isAnnotationPresent(PersistenceContext.class)) {
            field.setAccessible(true);
            field.set(one, of(field.getType()));
          }
        }
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return type.cast(made.get(type));
  }
}
