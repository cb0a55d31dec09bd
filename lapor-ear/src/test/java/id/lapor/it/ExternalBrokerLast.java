package id.lapor.it;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Otherwise as they come: the server changes its broker once in a run, not back and forth. */
public final class ExternalBrokerLast implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing(
                (ClassDescriptor tests) -> tests.isAnnotated(OnExternalBroker.class)));
  }
}
