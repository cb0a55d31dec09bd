package id.lapor.api.handoff;

import id.lapor.api.JsonInput;
import id.lapor.api.StaffOnly;
import id.lapor.handoff.Answering;
import id.lapor.handoff.CaseFiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers on their way from draft to publication; each step answers with the hand-off. */
@Path("answers/{id}")
@RequestScoped
@StaffOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AnswersResource {

  @Inject Answering answering;
  @Inject CaseFiles files;

  @PathParam("id")
  String id;

  /** Writes a draft anew; an approval given before is void. */
  @PUT
  public HandoffOutput rewrite(JsonInput input) {
    long version = input.version();
    String text = input.text("text");
    Boolean substantive = input.choice("substantive");
    input.end();
    answering.rewrite(id, version, text, substantive);
    return shown();
  }

  /** Approves a draft that somebody else wrote. */
  @POST
  @Path("approval")
  public HandoffOutput approve(JsonInput input) {
    long version = input.version();
    input.end();
    answering.approve(id, version);
    return shown();
  }

  /** Publishes a draft. */
  @POST
  @Path("publication")
  public HandoffOutput publish(JsonInput input) {
    long version = input.version();
    input.end();
    answering.publish(id, version);
    return shown();
  }

  /** Sends a draft back to its author. */
  @POST
  @Path("return")
  public HandoffOutput sendBack(JsonInput input) {
    long version = input.version();
    String remark = input.text("remark");
    input.end();
    answering.sendBack(id, version, remark);
    return shown();
  }

  private HandoffOutput shown() {
    return HandoffOutput.of(files.handoffOfAnswer(id));
  }
}
