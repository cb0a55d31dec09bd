package id.lapor.api.notification;

import id.lapor.api.JsonInput;
import id.lapor.api.StaffOnly;
import id.lapor.notification.NoticeLog;
import id.lapor.notification.NoticeOverview;
import id.lapor.notification.OfficerChoice;
import id.lapor.notification.OfficerDesk;
import id.lapor.notification.OfficerMode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How officers are told of work. */
@Path("notices")
@RequestScoped
@StaffOnly
@Produces(MediaType.APPLICATION_JSON)
public class NoticesResource {

  @Inject OfficerDesk desk;
  @Inject NoticeLog log;

  /**
   * How the caller is told.
   *
   * @param email not there without an address
   * @param hour of the day at which a digest goes out, in the zone
   * @param unreachableSince not there while the address takes what is sent
   */
  public record OfficerChoiceOutput(
      String email, String mode, int hour, String zone, String language, Instant unreachableSince) {

    static OfficerChoiceOutput of(OfficerChoice choice) {
      return new OfficerChoiceOutput(
          choice.email(),
          choice.mode().name(),
          choice.hour(),
          choice.zone(),
          choice.language(),
          choice.unreachableSince());
    }
  }

  /** Notices of one kind that wait in one channel. */
  public record WaitingOutput(
      String kind, String channel, long count, Instant oldest, int mostAttempts) {}

  /** One day in WIB: attempts by outcome. */
  public record DayOutput(String day, Map<String, Long> outcomes) {}

  /** How the sending goes. */
  public record OverviewOutput(
      List<WaitingOutput> waiting, int failingAddresses, List<DayOutput> days) {

    static OverviewOutput of(NoticeOverview overview) {
      return new OverviewOutput(
          overview.waiting().stream()
              .map(
                  one ->
                      new WaitingOutput(
                          one.kind().name(),
                          one.channel(),
                          one.count(),
                          one.oldest(),
                          one.mostAttempts()))
              .toList(),
          overview.failingAddresses(),
          overview.days().stream().map(OverviewOutput::day).toList());
    }

    private static DayOutput day(NoticeOverview.Day day) {
      Map<String, Long> outcomes = new LinkedHashMap<>();
      day.outcomes().forEach((outcome, count) -> outcomes.put(outcome.name(), count));
      return new DayOutput(day.day().toString(), outcomes);
    }
  }

  /** How the sending of all notices goes. */
  @GET
  @Path("overview")
  public OverviewOutput overview() {
    return OverviewOutput.of(log.overview());
  }

  /** How the caller is told now. */
  @GET
  @Path("mine")
  public OfficerChoiceOutput choice() {
    return OfficerChoiceOutput.of(desk.choice());
  }

  /** Chooses for the caller. */
  @PUT
  @Path("mine")
  @Consumes(MediaType.APPLICATION_JSON)
  public OfficerChoiceOutput choose(JsonInput input) {
    OfficerMode mode = input.oneOf("mode", OfficerMode.class);
    Integer hour = input.whole("hour");
    String language = input.text("language");
    String email = input.text("email");
    input.end();
    return OfficerChoiceOutput.of(desk.choose(mode, hour, language, email));
  }
}
