package id.lapor.it;

import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;

/** Dead letters, when the broker is one outside the server. */
@OnExternalBroker
@ArquillianTest
class ExternalDeadLetterIT extends DeadLetterIT {}
