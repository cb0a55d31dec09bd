package id.lapor.notification;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One attempt to send a notice, without address and content.
 *
 * @param topics names of the templates in it; empty for a token
 * @param channel {@code EMAIL} or {@code PHONE}
 */
public record NoticeLogLine(
    Instant at,
    NoticeKind kind,
    List<String> topics,
    String channel,
    int attempt,
    NoticeOutcome outcome)
    implements Serializable {}
