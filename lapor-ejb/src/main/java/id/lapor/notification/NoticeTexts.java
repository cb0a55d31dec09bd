package id.lapor.notification;

import id.lapor.shared.RuleTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What notices say, in the language in which the reporter asked. They name the report by its number
 * and nobody by name: mail is read by others too.
 */
@ApplicationScoped
public class NoticeTexts {

  private static final String BUNDLE = "id.lapor.notices";
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @Inject NoticeSettings settings;

  /**
   * Puts the message together.
   *
   * @param content what only this reporter may read: here the token
   */
  OutgoingNotice compose(Notice notice, String address, String content) {
    Locale language = notice.language();
    String kind = notice.kind().name();
    String until = moment(language, notice.expiresAt());
    String page = settings.baseUrl() + "/kode-hilang";
    return new OutgoingNotice(
        notice.messageId(),
        notice.channel(),
        address,
        language,
        text(language, kind + ".subject", notice.trackingId()),
        text(language, kind + "." + notice.channel(), notice.trackingId(), content, page, until));
  }

  private static String text(Locale language, String key, Object... params) {
    ResourceBundle texts =
        ResourceBundle.getBundle(BUNDLE, language, NoticeTexts.class.getClassLoader(), NO_FALLBACK);
    return new MessageFormat(texts.getString(key), language).format(params);
  }

  private static String moment(Locale language, Instant moment) {
    String pattern =
        language.equals(RuleTexts.INDONESIAN)
            ? "d MMMM uuuu 'pukul' HH.mm 'WIB'"
            : "d MMMM uuuu 'at' HH:mm 'WIB'";
    return DateTimeFormatter.ofPattern(pattern, language).format(moment.atZone(WIB));
  }
}
