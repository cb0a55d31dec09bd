/**
 * Files that people add to their reports and officers to their answers: received, typed by what
 * they hold, scanned, cleaned of what tells who or where somebody is, kept by their hash, and shown
 * to those who may see the report.
 */
package id.lapor.attachment;
