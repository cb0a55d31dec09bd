package id.lapor.it;

/** A server that is killed, when the broker goes on outside it. */
@OnExternalBroker
class ExternalCrashIT extends CrashIT {}
