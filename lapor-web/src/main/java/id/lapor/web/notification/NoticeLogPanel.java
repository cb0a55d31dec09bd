package id.lapor.web.notification;

import id.lapor.notification.NoticeLog;
import id.lapor.notification.NoticeLogLine;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;

/** The part of a case that says what its reporter was told, and whether it arrived. */
@Named
@RequestScoped
public class NoticeLogPanel {

  @Inject NoticeLog log;
  @Inject Language language;

  @Inject HttpServletRequest request;

  private String report;
  private List<NoticeLogLine> lines;

  /** Whether the address asks for it; few who open a case want to know. */
  public boolean isWanted() {
    return request.getParameter("told") != null;
  }

  /** Attempts to tell the reporter, the newest first; read once. */
  public List<NoticeLogLine> lines(String trackingId) {
    if (lines == null || !trackingId.equals(report)) {
      report = trackingId;
      lines = log.ofReport(trackingId);
    }
    return lines;
  }

  /** What one notice was about, in words. */
  public String about(NoticeLogLine line) {
    return line.topics().isEmpty()
        ? language.staff("topic." + line.kind())
        : line.topics().stream()
            .map(topic -> language.staff("topic." + topic))
            .collect(Collectors.joining(", "));
  }
}
