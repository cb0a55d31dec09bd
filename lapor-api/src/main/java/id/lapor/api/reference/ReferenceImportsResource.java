package id.lapor.api.reference;

import id.lapor.api.BodyLimit;
import id.lapor.api.QueryInput;
import id.lapor.api.StaffOnly;
import id.lapor.identity.ActivationCode;
import id.lapor.reference.ReferenceImport;
import id.lapor.reference.ReferenceKind;
import id.lapor.reference.ReferenceOutcome;
import id.lapor.reference.RefusedLine;
import id.lapor.shared.RuleTexts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Files of reference data: regions, institutions, units, people and categories. */
@Path("imports/reference")
@RequestScoped
@StaffOnly
@Produces(MediaType.APPLICATION_JSON)
public class ReferenceImportsResource {

  private static final List<MediaType> FILES =
      List.of(new MediaType("text", "csv"), new MediaType("application", "gzip"));

  @Inject ReferenceImport imports;

  @Context HttpHeaders headers;
  @Context UriInfo uri;

  /**
   * What became of a file.
   *
   * @param state {@code CHECKED}, {@code COMMITTED} or {@code REFUSED}
   * @param refused how many lines cannot go in
   * @param lines what is wrong with them, at most 1,000
   * @param ignoredColumns columns that were passed over
   * @param sha256 of the file as it is unpacked
   * @param activations codes for first passwords, told this once; only when there are some
   */
  public record FileOutput(
      String state,
      long created,
      long changed,
      long unchanged,
      long refused,
      List<LineOutput> lines,
      List<String> ignoredColumns,
      String sha256,
      List<ActivationOutput> activations) {}

  /** One line that cannot go in, and why, in the language that the client asked for. */
  public record LineOutput(int line, String column, String rule, String message) {

    private static LineOutput of(RefusedLine refused, Locale language) {
      return new LineOutput(
          refused.line(),
          refused.error().field(),
          refused.error().rule(),
          RuleTexts.text(language, refused.error()));
    }
  }

  /** The code with which somebody chooses the first password. */
  public record ActivationOutput(String user, String code, Instant expiresAt) {

    private static ActivationOutput of(ActivationCode issued) {
      return new ActivationOutput(issued.user(), issued.code(), issued.expiresAt());
    }
  }

  /**
   * Takes over a file, all of it or nothing; with {@code dryRun} it is only looked at. Any type is
   * let in here, because who has no token is told that before anything about the body.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @BodyLimit(ReferenceImport.MOST_BYTES)
  public FileOutput take(InputStream body) throws IOException {
    MediaType type = headers.getMediaType();
    if (type == null || FILES.stream().noneMatch(type::isCompatible)) {
      throw new NotSupportedException();
    }
    QueryInput query = new QueryInput(uri);
    ReferenceKind kind = query.oneOf("kind", ReferenceKind.class);
    boolean dryRun = query.flag("dryRun");
    boolean renewCodes = query.flag("renewCodes");
    byte[] file = body.readNBytes(ReferenceImport.MOST_BYTES + 1);
    if (file.length > ReferenceImport.MOST_BYTES) {
      throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
    }
    return output(imports.take(kind, file, dryRun, renewCodes));
  }

  private FileOutput output(ReferenceOutcome outcome) {
    Locale language = RuleTexts.spoken(headers.getAcceptableLanguages());
    List<ActivationOutput> codes =
        outcome.activations().stream().map(ActivationOutput::of).toList();
    return new FileOutput(
        outcome.state().name(),
        outcome.created(),
        outcome.changed(),
        outcome.unchanged(),
        outcome.refused(),
        outcome.lines().stream().map(line -> LineOutput.of(line, language)).toList(),
        outcome.ignored(),
        outcome.digest(),
        codes.isEmpty() ? null : codes);
  }
}
