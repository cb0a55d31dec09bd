/**
 * Figures for everybody: what came in, what became of it, how long it took.
 *
 * <p>The database adds them up by month and year while reports change ({@code V094.sql}); nothing
 * here looks at reports themselves, so no figure becomes slower because the past grew. What is held
 * back so that nothing confidential can be computed stands in {@link
 * id.lapor.statistics.Suppression}.
 */
package id.lapor.statistics;
