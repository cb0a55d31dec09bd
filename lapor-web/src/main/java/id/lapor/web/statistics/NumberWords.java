package id.lapor.web.statistics;

import id.lapor.statistics.TimeFigures;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;

/** Numbers as they are read in the language of the page; what is not known is a dash. */
@Named
@RequestScoped
public class NumberWords {

  private static final String UNKNOWN = "–";

  @Inject Language language;

  /** A whole number: {@code 1.234}. */
  public String whole(long number) {
    return NumberFormat.getIntegerInstance(language.getLocale()).format(number);
  }

  /** A share as per cent without decimals. */
  public String percent(Double share) {
    return share == null
        ? UNKNOWN
        : NumberFormat.getPercentInstance(language.getLocale()).format(share);
  }

  /** The mean of days with one decimal. */
  public String mean(TimeFigures times) {
    if (times == null) {
      return UNKNOWN;
    }
    NumberFormat format = NumberFormat.getInstance(language.getLocale());
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(times.mean());
  }

  /** The median of days. */
  public String median(TimeFigures times) {
    return times == null ? UNKNOWN : whole(times.median());
  }

  /** The median in words: {@code 3 hari kerja}. */
  public String medianDays(TimeFigures times) {
    return times == null ? UNKNOWN : language.text("statistics.days", times.median());
  }

  /** Days within which nine of ten were done. */
  public String p90(TimeFigures times) {
    return times == null ? UNKNOWN : whole(times.p90());
  }

  /** How many reports the times are of. */
  public String reports(TimeFigures times) {
    return whole(times == null ? 0 : times.reports());
  }

  /** A number of confidential reports; below five it is not told. */
  public String confidential(Integer number) {
    return number == null ? language.text("statistics.few") : whole(number);
  }
}
