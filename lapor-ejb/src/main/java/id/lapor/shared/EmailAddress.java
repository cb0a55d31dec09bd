package id.lapor.shared;

import java.util.regex.Pattern;

/** What may stand as the one receiver of a mail. */
public final class EmailAddress {

  private static final int LONGEST = 254;

  private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?=[^@]{1,64}@)" + WORD + "(\\." + WORD + ")*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private EmailAddress() {}

  /** Whether this is one address without name, list, quotes or anything that could end a header. */
  public static boolean isPlain(String text) {
    return text.length() <= LONGEST && PLAIN.matcher(text).matches();
  }
}
