package id.lapor.api.attachment;

import id.lapor.api.BodyLimit;
import id.lapor.attachment.FileCleaning;
import id.lapor.attachment.PartChecksum;
import id.lapor.attachment.UploadDesk;
import id.lapor.attachment.UploadView;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * Uploads that can be resumed, by the tus protocol 1.0.0 with creation, termination, checksum and
 * expiration. A file waits a day for the report, reply or answer that names it.
 */
@Path("uploads")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {

  private static final String VERSION = "1.0.0";
  private static final String PART = "application/offset+octet-stream";
  private static final int PRECONDITION_FAILED = 412;

  @Inject UploadDesk desk;

  @Context UriInfo uri;
  @Context HttpHeaders headers;

  @HeaderParam("Tus-Resumable")
  String version;

  /**
   * How far a file has come.
   *
   * @param state {@code RECEIVING}, {@code STAGED} or {@code REFUSED}
   * @param rule by which it was refused
   */
  public record UploadOutput(
      String id,
      String state,
      long length,
      long received,
      String mediaType,
      Long size,
      String rule,
      Instant expiresAt) {}

  /** What of the protocol is spoken here. */
  @OPTIONS
  public Response describe() {
    return Response.noContent()
        .header("Tus-Version", VERSION)
        .header("Tus-Extension", "creation,termination,checksum,expiration")
        .header("Tus-Max-Size", FileCleaning.LARGEST)
        .header("Tus-Checksum-Algorithm", String.join(",", PartChecksum.ALGORITHMS.keySet()))
        .build();
  }

  /** Begins a file. */
  @POST
  public Response create(
      @HeaderParam("Upload-Length") String length,
      @HeaderParam("Upload-Metadata") String metadata) {
    requireVersion();
    UploadView upload = desk.announce(name(metadata), number("Upload-Length", length));
    return answer(
            Response.created(uri.getBaseUriBuilder().path("uploads").path(upload.id()).build()),
            upload)
        .build();
  }

  /** Where it goes on. */
  @HEAD
  @Path("{upload}")
  public Response offset(@PathParam("upload") String id) {
    requireVersion();
    UploadView upload = desk.look(id);
    return answer(Response.ok(), upload).header("Upload-Length", upload.length()).build();
  }

  /** The next part; with the last one the file is looked at. */
  @PATCH
  @BodyLimit(FileCleaning.LARGEST)
  @Path("{upload}")
  public Response append(
      @PathParam("upload") String id,
      @HeaderParam("Upload-Offset") String offset,
      @HeaderParam("Upload-Checksum") String checksum,
      InputStream part) {
    requireVersion();
    MediaType type = headers.getMediaType();
    if (type == null || !PART.equals(type.getType() + "/" + type.getSubtype())) {
      throw new NotSupportedException("not-a-part");
    }
    UploadView upload =
        desk.append(id, number("Upload-Offset", offset), part, PartChecksum.of(checksum));
    return answer(Response.noContent(), upload).build();
  }

  /** How far it has come, for programs that do not speak the protocol. */
  @GET
  @Path("{upload}")
  public UploadOutput get(@PathParam("upload") String id) {
    UploadView view = desk.look(id);
    return new UploadOutput(
        view.id(),
        view.state().name(),
        view.length(),
        view.received(),
        view.mediaType(),
        view.size(),
        view.rule(),
        view.expiresAt());
  }

  /** Forgets a file that is wanted no more. */
  @DELETE
  @Path("{upload}")
  public Response remove(@PathParam("upload") String id) {
    requireVersion();
    desk.remove(id);
    return Response.noContent().build();
  }

  private void requireVersion() {
    if (!VERSION.equals(version)) {
      throw new WebApplicationException(
          Response.status(PRECONDITION_FAILED).header("Tus-Version", VERSION).build());
    }
  }

  private static Response.ResponseBuilder answer(
      Response.ResponseBuilder answer, UploadView upload) {
    return answer
        .header("Upload-Offset", upload.received())
        .header(
            "Upload-Expires",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                upload.expiresAt().atOffset(ZoneOffset.UTC)));
  }

  private static long number(String header, String value) {
    if (value == null || !value.matches("\\d{1,18}")) {
      throw new RuleViolation("not-a-number", header, "A whole number is needed");
    }
    return Long.parseLong(value);
  }

  /** The name among {@code filename Base64,filetype Base64}; empty when none can be read. */
  private static String name(String metadata) {
    if (metadata == null) {
      return "";
    }
    for (String pair : metadata.split(",")) {
      String[] parts = pair.strip().split(" ", 2);
      if (parts.length == 2 && (parts[0].equals("filename") || parts[0].equals("name"))) {
        try {
          return new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
          return "";
        }
      }
    }
    return "";
  }
}
