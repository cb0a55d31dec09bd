/** A library of the EAR between the server's health endpoints and the checks of the modules. */
package id.lapor.health;
