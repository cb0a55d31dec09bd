package id.lapor.api.attachment;

import id.lapor.api.BodyLimit;
import id.lapor.api.StaffOnly;
import id.lapor.api.report.RequiredCode;
import id.lapor.attachment.AttachmentContent;
import id.lapor.attachment.AttachmentView;
import id.lapor.attachment.CaseAttachments;
import id.lapor.attachment.FileCleaning;
import id.lapor.attachment.PublicAttachments;
import id.lapor.attachment.ReporterAttachments;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/**
 * The files of a report: seen by whoever may see the report and the message that they belong to,
 * and by everybody only when the report is public and the file was marked so.
 */
@Path("reports/{id}/attachments")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentsResource {

  /** Most files of one request. */
  private static final int MOST = 5;

  /** Five files and what lies between them; {@code web.xml} says the same to the server. */
  private static final long LARGEST = 5L * FileCleaning.LARGEST + (1 << 20);

  @Inject ReporterAttachments own;
  @Inject CaseAttachments cases;
  @Inject PublicAttachments open;
  @Inject FileParts files;
  @Inject RequiredCode code;

  @Context SecurityContext security;
  @Context HttpServletRequest servlet;
  @Context Request request;

  @PathParam("id")
  String id;

  @HeaderParam(RequiredCode.HEADER)
  String accessCode;

  @HeaderParam("Range")
  String range;

  @HeaderParam("If-Range")
  String ifRange;

  /** Those that the caller may see. */
  @GET
  public AttachmentOutput.ListOutput list() {
    return AttachmentOutput.of(views());
  }

  /**
   * Adds files: the reporter to the own report while it is open, officers to an answer that is not
   * published. Sending the same file again attaches nothing twice.
   */
  @POST
  @BodyLimit(LARGEST)
  public Response attach() {
    if (security.getUserPrincipal() == null) {
      code.require(id, accessCode);
    }
    List<Part> parts = files.of(servlet);
    String answer = files.text(parts, "answer");
    if (accessCode == null && (answer == null || answer.isEmpty())) {
      throw new RuleViolation("required", "answer", "Officers attach files to an answer");
    }
    views();
    List<String> uploads = files.uploads(parts, MOST);
    if (accessCode != null) {
      own.attach(id, accessCode, uploads);
    } else {
      cases.attach(answer, uploads);
    }
    return Response.status(Response.Status.CREATED).entity(list()).build();
  }

  /** The content of one; a part of it when the request asks for one. */
  @GET
  @Path("{attachment}")
  @Produces(MediaType.WILDCARD)
  public Response content(@PathParam("attachment") String attachment) {
    return answer(content(attachment, false));
  }

  /** A small picture of one. */
  @GET
  @Path("{attachment}/thumbnail")
  @Produces(MediaType.WILDCARD)
  public Response thumbnail(@PathParam("attachment") String attachment) {
    return answer(content(attachment, true));
  }

  /** Lets everybody see it, as far as the report is public. */
  @POST
  @Path("{attachment}/publication")
  @StaffOnly
  public AttachmentOutput.ListOutput publish(@PathParam("attachment") String attachment) {
    cases.publish(id, attachment);
    return list();
  }

  /** Keeps it for the reporter and officers again. */
  @DELETE
  @Path("{attachment}/publication")
  @StaffOnly
  public AttachmentOutput.ListOutput hide(@PathParam("attachment") String attachment) {
    cases.hide(id, attachment);
    return list();
  }

  /** Takes it out of an answer that is not published. */
  @DELETE
  @Path("{attachment}")
  @StaffOnly
  public Response remove(@PathParam("attachment") String attachment) {
    cases.remove(id, attachment);
    return Response.noContent().build();
  }

  private List<AttachmentView> views() {
    if (accessCode != null) {
      return own.list(id, accessCode);
    }
    if (security.getUserPrincipal() != null) {
      try {
        return cases.list(id);
      } catch (NotFound | EJBAccessException outsideScope) {
        return open.list(id);
      }
    }
    return open.list(id);
  }

  private AttachmentContent content(String attachment, boolean thumbnail) {
    if (accessCode != null) {
      return own.open(id, accessCode, attachment, thumbnail);
    }
    if (security.getUserPrincipal() != null) {
      try {
        return cases.open(id, attachment, thumbnail);
      } catch (NotFound | EJBAccessException outsideScope) {
        return open.open(id, attachment, thumbnail);
      }
    }
    return open.open(id, attachment, thumbnail);
  }

  private Response answer(AttachmentContent content) {
    Response answer = Download.of(content, request, range, ifRange);
    return Response.fromResponse(answer)
        .header(
            HttpHeaders.CACHE_CONTROL,
            content.shared() ? "public, max-age=60" : "private, no-store")
        .build();
  }
}
