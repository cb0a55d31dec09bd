package id.lapor.web;

import id.lapor.shared.RuleTexts;
import id.lapor.statistics.StatisticsDimension;
import id.lapor.statistics.StatisticsRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The language of the pages of this request, with the words and dates in it: Bahasa Indonesia
 * unless the visitor has chosen English ({@link LanguageSwitch}).
 */
@Named
@RequestScoped
public class Language {

  /** Name of the cookie that remembers the choice; it holds {@code id} or {@code en}. */
  public static final String COOKIE = "lapor-bahasa";

  /** Request attribute with the language that was chosen with this very request. */
  static final String CHOICE = "languageChoice";

  /** The zone in which the country's own days are counted and shown. */
  public static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  private static final String TEXTS = "id.lapor.web.texts";
  private static final String STAFF_TEXTS = "id.lapor.web.staff";
  private static final String WORK_TEXTS = "id.lapor.web.work";

  @Inject HttpServletRequest request;

  private Locale locale;

  /** Bahasa Indonesia or English. */
  public Locale getLocale() {
    if (locale == null) {
      Object now = request.getAttribute(CHOICE);
      locale = now == null ? remembered(request.getCookies()) : locale(now);
    }
    return locale;
  }

  /** {@code id} or {@code en}, as HTML writes it. */
  public String getTag() {
    return isEnglish() ? "en" : "id";
  }

  /** Tag of the language that is not shown. */
  public String getOther() {
    return isEnglish() ? "id" : "en";
  }

  /** Whether the pages are shown in English. */
  public boolean isEnglish() {
    return getLocale().equals(Locale.ENGLISH);
  }

  /** The one of two names of the same thing that belongs to this language. */
  public String name(String indonesian, String english) {
    return isEnglish() && english != null ? english : indonesian;
  }

  /** Name of a row of statistics: an institution is called by its official name everywhere. */
  public String rowName(StatisticsDimension dimension, StatisticsRow row) {
    return dimension == StatisticsDimension.INSTITUTION
        ? row.name()
        : name(row.name(), row.nameEn());
  }

  /** A text of the bundle; a key without a text is shown as it is, so that a test sees it. */
  public String text(String key, Object... params) {
    return text(TEXTS, key, params);
  }

  /** A text of the staff portal's bundle, in the same way. */
  public String staff(String key, Object... params) {
    return text(STAFF_TEXTS, key, params);
  }

  /**
   * What somebody or the system itself sets out to do: a use case as {@code Class.method}, of which
   * the class alone may have words, or the work of a timer. The code itself when it has none.
   */
  public String work(String code) {
    String words = text(WORK_TEXTS, code);
    int dot = code.indexOf('.');
    if (!words.equals(code) || dot < 0) {
      return words;
    }
    String kind = code.substring(0, dot);
    String ofKind = text(WORK_TEXTS, kind);
    return ofKind.equals(kind) ? code : ofKind;
  }

  /** A text of the bundle in a given language: {@code id} or {@code en}. */
  public String textIn(String tag, String key, Object... params) {
    return text(TEXTS, locale(tag), key, params);
  }

  private String text(String bundle, String key, Object... params) {
    return text(bundle, getLocale(), key, params);
  }

  private static String text(String bundle, Locale language, String key, Object... params) {
    ResourceBundle texts =
        ResourceBundle.getBundle(bundle, language, Language.class.getClassLoader());
    if (!texts.containsKey(key)) {
      return key;
    }
    String text = texts.getString(key);
    return params.length == 0 ? text : new MessageFormat(text, language).format(params);
  }

  /** A day in words: {@code Senin, 2 Maret 2026}. */
  public String day(LocalDate day) {
    return day == null ? "" : format("EEEE, d MMMM uuuu", day);
  }

  /** The day of a moment in WIB, in words. */
  public String dayOf(Instant moment) {
    return moment == null ? "" : day(LocalDate.ofInstant(moment, WIB));
  }

  /** The day of a moment in WIB, short: {@code 2 Maret 2026}. */
  public String date(Instant moment) {
    return moment == null ? "" : format("d MMMM uuuu", moment.atZone(WIB));
  }

  /** A moment in words, in WIB: {@code 2 Maret 2026 pukul 09.15 WIB}. */
  public String moment(Instant moment) {
    if (moment == null) {
      return "";
    }
    String pattern =
        isEnglish() ? "d MMMM uuuu 'at' HH:mm 'WIB'" : "d MMMM uuuu 'pukul' HH.mm 'WIB'";
    return format(pattern, moment.atZone(WIB));
  }

  /** The time of the day of a moment, in WIB: {@code 09.15}. */
  public String time(Instant moment) {
    return format(isEnglish() ? "HH:mm" : "HH.mm", moment.atZone(WIB));
  }

  /** A moment as programs read it, for {@code <time datetime>}. */
  public String machine(Instant moment) {
    return moment == null ? "" : moment.toString();
  }

  private String format(String pattern, TemporalAccessor time) {
    return DateTimeFormatter.ofPattern(pattern, getLocale()).format(time);
  }

  private static Locale locale(Object tag) {
    return "en".equals(tag) ? Locale.ENGLISH : RuleTexts.INDONESIAN;
  }

  private static Locale remembered(Cookie[] cookies) {
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (COOKIE.equals(cookie.getName())) {
          return locale(cookie.getValue());
        }
      }
    }
    return RuleTexts.INDONESIAN;
  }
}
