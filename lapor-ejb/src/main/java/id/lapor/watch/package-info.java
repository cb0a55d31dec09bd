/**
 * What operators see of this installation while it runs: checks of its health, runs of its
 * background work, and figures.
 *
 * <p>Features bring checks and figures of their own and lie above; this package knows none of them.
 */
package id.lapor.watch;
