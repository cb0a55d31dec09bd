package id.lapor.notification;

import java.util.Locale;
import java.util.Optional;

/** The texts as they come with the build, where no administrator has worded any. */
final class ShippedTemplates extends NoticeTemplates {

  @Override
  Optional<NoticeWording> written(NoticeTemplate template, Locale language) {
    return Optional.empty();
  }
}
