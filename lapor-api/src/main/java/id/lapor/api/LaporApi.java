package id.lapor.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Version 1 of the API for the public and for partner systems, below {@code /api/v1}. */
@ApplicationPath("/")
public class LaporApi extends Application {}
