/**
 * Work on many lines of a work list at once: ordered, looked at, done in the background, undone.
 */
package id.lapor.bulk;
