package id.lapor.api.notification;

import id.lapor.api.JsonInput;
import id.lapor.api.report.RequiredCode;
import id.lapor.notification.NoticeChoice;
import id.lapor.notification.NoticeDesk;
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

  @Inject NoticeDesk desk;
  @Inject RequiredCode code;

  @PathParam("id")
  String id;

  @HeaderParam(RequiredCode.HEADER)
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
    code.require(id, accessCode);
    return NoticeChoiceOutput.of(desk.choice(id, accessCode));
  }

  /** Chooses whether and in which language. */
  @PUT
  @Path("{id}/notices")
  @Consumes(MediaType.APPLICATION_JSON)
  public NoticeChoiceOutput choose(JsonInput input) {
    code.require(id, accessCode);
    Boolean on = input.choice("on");
    String language = input.text("language");
    input.end();
    return NoticeChoiceOutput.of(desk.choose(id, accessCode, on, language));
  }
}
