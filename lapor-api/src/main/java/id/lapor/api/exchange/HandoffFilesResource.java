package id.lapor.api.exchange;

import id.lapor.api.BodyLimit;
import id.lapor.api.attachment.Download;
import id.lapor.exchange.HandoffFiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The files of hand-offs, for the systems of institutions: by the address that a message names, and
 * by a signed request when that is valid no more.
 */
@Path("handoff-files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HandoffFilesResource {

  @Inject HandoffFiles files;

  @Context Request request;

  @HeaderParam("Range")
  String range;

  @HeaderParam("If-Range")
  String ifRange;

  /** The content of a file; a part of it when the request asks for one. */
  @GET
  @Path("{token}")
  @Produces(MediaType.WILDCARD)
  public Response content(@PathParam("token") String token) {
    return Response.fromResponse(Download.of(files.open(token), request, range, ifRange))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .build();
  }

  /** The files of a hand-off with new addresses; the request is a compact JWS. */
  @POST
  @Path("renewals")
  @Consumes("application/jose")
  @BodyLimit(HandoffFiles.LONGEST_REQUEST)
  public String renew(InputStream signed) throws IOException {
    byte[] bytes = signed.readNBytes(HandoffFiles.LONGEST_REQUEST + 1);
    return files.renewed(new String(bytes, StandardCharsets.US_ASCII));
  }
}
