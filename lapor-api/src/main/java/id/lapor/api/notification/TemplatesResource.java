package id.lapor.api.notification;

import id.lapor.api.JsonInput;
import id.lapor.api.StaffOnly;
import id.lapor.notification.NoticeTemplate;
import id.lapor.notification.TemplateAdministration;
import id.lapor.notification.TemplatePreview;
import id.lapor.notification.TemplateView;
import id.lapor.notification.Wording;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** What notices say. */
@Path("notice-templates")
@RequestScoped
@StaffOnly
@Produces(MediaType.APPLICATION_JSON)
public class TemplatesResource {

  @Inject TemplateAdministration administration;

  /**
   * A template in one language.
   *
   * @param version 0 while the shipped text is in force
   * @param shortText not there where the template has none
   */
  public record TemplateOutput(
      String template,
      String language,
      long version,
      String subject,
      String text,
      String shortText,
      List<String> placeholders) {

    static TemplateOutput of(TemplateView view) {
      return new TemplateOutput(
          view.template().name(),
          view.language(),
          view.version(),
          view.wording().subject(),
          view.wording().text(),
          view.wording().shortText(),
          view.placeholders());
    }
  }

  /** All templates in both languages. */
  public record TemplatesOutput(List<TemplateOutput> items) {}

  /** A wording filled with invented values. */
  public record PreviewOutput(String subject, String text, String html, String shortText) {

    static PreviewOutput of(TemplatePreview preview) {
      return new PreviewOutput(
          preview.subject(), preview.text(), preview.html(), preview.shortText());
    }
  }

  /** All templates. */
  @GET
  public TemplatesOutput list() {
    return new TemplatesOutput(administration.list().stream().map(TemplateOutput::of).toList());
  }

  /** One template in one language. */
  @GET
  @Path("{template}/{language}")
  public TemplateOutput get(
      @PathParam("template") String template, @PathParam("language") String language) {
    return TemplateOutput.of(administration.get(named(template), language));
  }

  /** Puts a wording in force. */
  @PUT
  @Path("{template}/{language}")
  @Consumes(MediaType.APPLICATION_JSON)
  public TemplateOutput change(
      @PathParam("template") String template,
      @PathParam("language") String language,
      JsonInput input) {
    long version = input.version();
    Wording wording = wording(input);
    return TemplateOutput.of(administration.change(named(template), language, version, wording));
  }

  /** Puts the shipped text in force again. */
  @POST
  @Path("{template}/{language}/reset")
  @Consumes(MediaType.APPLICATION_JSON)
  public TemplateOutput reset(
      @PathParam("template") String template,
      @PathParam("language") String language,
      JsonInput input) {
    long version = input.version();
    input.end();
    return TemplateOutput.of(administration.reset(named(template), language, version));
  }

  /** Shows what a wording would look like; nothing is kept. */
  @POST
  @Path("{template}/{language}/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public PreviewOutput preview(
      @PathParam("template") String template,
      @PathParam("language") String language,
      JsonInput input) {
    return PreviewOutput.of(administration.preview(named(template), language, wording(input)));
  }

  private static Wording wording(JsonInput input) {
    Wording wording = new Wording(input.text("subject"), input.text("text"), input.text("short"));
    input.end();
    return wording;
  }

  private static NoticeTemplate named(String name) {
    return Stream.of(NoticeTemplate.values())
        .filter(template -> template.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such template"));
  }
}
