package id.lapor.health;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;

/**
 * Shows the server the health checks that lie in the modules of the EAR.
 *
 * <p>WildFly looks for checks where a library of the EAR would look, and from there the beans of an
 * EJB module cannot be seen (WFLY-12835). This library takes each check as the container finds it
 * and names it once more in its own archive.
 */
public class ChecksOfModules implements Extension {

  private final List<Bean<? extends HealthCheck>> found = new ArrayList<>();

  /** A check of some module. */
  <T extends HealthCheck> void note(@Observes ProcessManagedBean<T> check) {
    found.add(check.getBean());
  }

  /** Every check was found; the server asks after this. */
  void show(@Observes AfterBeanDiscovery discovery, BeanManager container) {
    for (Bean<? extends HealthCheck> check : found) {
      discovery
          .<HealthCheck>addBean()
          .beanClass(CheckOfModule.class)
          .id(check.getBeanClass().getName())
          .types(HealthCheck.class)
          .qualifiers(check.getQualifiers())
          .scope(Dependent.class)
          .createWith(context -> new CheckOfModule(reference(container, check)));
    }
  }

  private static HealthCheck reference(BeanManager container, Bean<? extends HealthCheck> check) {
    return (HealthCheck)
        container.getReference(check, HealthCheck.class, container.createCreationalContext(check));
  }
}
