package id.lapor.api.notification;

import id.lapor.api.JsonInput;
import id.lapor.notification.NoticeChoice;
import id.lapor.notification.NoticeDesk;
import id.lapor.report.PublicReports;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What a reporter is sent about their report; the access code is the right to choose. */
@Path("reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReporterNoticesResource {

  private static final String ACCESS_CODE = "Lapor-Access-Code";

  @Inject NoticeDesk desk;
  @Inject PublicReports publicReports;

  @PathParam("id")
  String id;

  @HeaderParam(ACCESS_CODE)
  String accessCode;

  /**
   * How the reporter is told.
   *
   * @param possible whether there is a contact
   * @param on whether the reporter wants to be told
   * @param channel not there without a contact
   * @param unreachableSince not there while the contact takes what is sent
   */
  public record NoticeChoiceOutput(
      boolean possible, boolean on, String channel, String language, Instant unreachableSince) {

    static NoticeChoiceOutput of(NoticeChoice choice) {
      return new NoticeChoiceOutput(
          choice.possible(),
          choice.on(),
          choice.channel(),
          choice.language(),
          choice.unreachableSince());
    }
  }

  /** How the reporter is told now. */
  @GET
  @Path("{id}/notices")
  public NoticeChoiceOutput choice() {
    requireCode();
    return NoticeChoiceOutput.of(desk.choice(id, accessCode));
  }

  /** Chooses whether and in which language. */
  @PUT
  @Path("{id}/notices")
  @Consumes(MediaType.APPLICATION_JSON)
  public NoticeChoiceOutput choose(JsonInput input) {
    requireCode();
    Boolean on = input.choice("on");
    String language = input.text("language");
    input.end();
    return NoticeChoiceOutput.of(desk.choose(id, accessCode, on, language));
  }

  /** Whoever sends no code at all guesses nothing, so that nothing is counted against them. */
  private void requireCode() {
    if (accessCode == null || accessCode.isBlank()) {
      publicReports.get(id);
      throw new RuleViolation("access-code-needed", "No access code was sent");
    }
  }
}
