package id.lapor.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How a server is to be started.
 *
 * @param home the unpacked and configured server; only read, so several can run from it
 * @param ear the application to deploy
 * @param base where this server keeps its own files
 * @param properties file with the settings: not on the command line, which everybody on the machine
 *     can read
 * @param configuration name of the server's configuration file, as {@link BrokerSettings} says
 * @param javaOptions memory and whatever else its Java is told
 * @param before what stands before the command, for instance to detach it from a terminal
 * @param withheld environment variables that the server does not get
 */
public record ServerPlan(
    Path home,
    Path ear,
    Path base,
    Path properties,
    String configuration,
    List<String> javaOptions,
    List<String> before,
    Set<String> withheld) {}
