package id.lapor.it;

import id.lapor.it.Visitor.Seen;
import java.util.LinkedHashMap;
import java.util.Map;

/** The public form at {@code /lapor}, filled in and sent. */
final class PublicForm {

  static final String PATH = "/lapor";

  private PublicForm() {}

  /** What a careful reporter fills in. */
  static Map<String, String> filled() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("type", "COMPLAINT");
    typed.put("title", "Loket pendaftaran tutup sebelum waktunya");
    typed.put(
        "body", "Loket pendaftaran tutup pukul sepuluh.\r\nPadahal papan menulis pukul dua belas.");
    typed.put("incidentDate", "2026-11-02");
    typed.put("location-regionCode", "35.78");
    typed.put("reporter-name", "Siti Aminah");
    typed.put("reporter-email", "siti@example.com");
    typed.put("consent-version", "on");
    return typed;
  }

  /** The same with one field changed. */
  static Map<String, String> filled(String id, String value) {
    Map<String, String> typed = filled();
    typed.put(id, value);
    return typed;
  }

  static Seen send(Visitor visitor, Map<String, String> typed) {
    return send(visitor, visitor.get(PATH), typed);
  }

  static Seen send(Visitor visitor, Seen form, Map<String, String> typed) {
    return visitor.send(form, PATH, "report", "send", typed);
  }

  static String number(Seen receipt) {
    return receipt.find("id=\"tracking-id\">#([0-9]{10})<");
  }

  static String code(Seen receipt) {
    return receipt.find("id=\"access-code\">([0-9A-Z-]{19})<");
  }

  /** Opens a report at {@code /lacak}. */
  static Seen track(Visitor visitor, String number, String code) {
    return visitor.send(
        visitor.get("/lacak"),
        "/lacak",
        "open",
        "openReport",
        Map.of("number", number, "accessCode", code));
  }
}
