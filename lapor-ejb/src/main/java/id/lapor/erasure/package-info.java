/**
 * The erasure of a report: who may, what stands against it, and what goes. It lies above everything
 * that keeps something of a report, and nothing below knows it.
 */
package id.lapor.erasure;
