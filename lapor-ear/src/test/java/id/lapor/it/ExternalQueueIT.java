package id.lapor.it;

import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;

/** The queue, when the broker is one outside the server. */
@OnExternalBroker
@ArquillianTest
class ExternalQueueIT extends QueueIT {}
