/** Files of reference data: read, looked at, taken over all of it or nothing. */
package id.lapor.reference;
