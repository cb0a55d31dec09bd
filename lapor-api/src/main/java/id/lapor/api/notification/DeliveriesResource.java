package id.lapor.api.notification;

import id.lapor.api.StaffOnly;
import id.lapor.notification.NoticeLog;
import id.lapor.notification.NoticeLogLine;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** What the reporter of a report was sent, and with what end. */
@Path("reports")
@RequestScoped
@StaffOnly
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {

  @Inject NoticeLog log;

  /**
   * One attempt, without address and content.
   *
   * @param topics what it told; empty for a token
   */
  public record DeliveryOutput(
      Instant at, String kind, List<String> topics, String channel, int attempt, String outcome) {

    static DeliveryOutput of(NoticeLogLine line) {
      return new DeliveryOutput(
          line.at(),
          line.kind().name(),
          line.topics(),
          line.channel(),
          line.attempt(),
          line.outcome().name());
    }
  }

  /** Attempts of the last 90 days, the newest first. */
  public record DeliveriesOutput(List<DeliveryOutput> items) {}

  /** What the reporter was sent. */
  @GET
  @Path("{id}/deliveries")
  public DeliveriesOutput deliveries(@PathParam("id") String id) {
    return new DeliveriesOutput(log.ofReport(id).stream().map(DeliveryOutput::of).toList());
  }
}
