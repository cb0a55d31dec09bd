package id.lapor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Texts that look like Indonesian to an index: a few words in every sentence, most words seldom.
 * They mean nothing and are nobody's.
 */
final class Words {

  /** Words that nearly every report has. */
  private static final List<String> COMMON =
      List.of(
          "yang",
          "dan",
          "di",
          "untuk",
          "dengan",
          "tidak",
          "sudah",
          "belum",
          "kami",
          "mohon",
          "warga",
          "jalan",
          "rusak",
          "layanan",
          "petugas",
          "antrean",
          "surat",
          "kantor",
          "sekolah",
          "puskesmas",
          "obat",
          "banjir",
          "sampah",
          "lampu",
          "air",
          "listrik",
          "bantuan",
          "harga",
          "angkutan",
          "pajak",
          "tanah",
          "izin",
          "guru",
          "biaya",
          "kelurahan",
          "kecamatan");

  private static final String[] SYLLABLES = {
    "ba", "be", "bi", "bu", "da", "du", "ga", "gu", "ha", "ja", "ka", "ke", "ki", "ku", "la", "li",
    "ma", "me", "mu", "na", "nu", "pa", "pe", "pu", "ra", "ri", "ru", "sa", "se", "si", "su", "ta",
    "te", "ti", "tu", "wa", "ya", "rang", "tan", "kan", "lam", "ning", "sar", "dong", "pung"
  };

  private static final int VOCABULARY = 20_000;

  private final List<String> all = new ArrayList<>(VOCABULARY);

  Words() {
    all.addAll(COMMON);
    SplittableRandom random = new SplittableRandom(20_261_125);
    while (all.size() < VOCABULARY) {
      StringBuilder word = new StringBuilder();
      for (int left = 2 + random.nextInt(3); left > 0; left--) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      all.add(word.toString());
    }
  }

  /** A word as often as it is used: the n-th commonest about 1/n of the time. */
  String any(SplittableRandom random) {
    return all.get((int) Math.pow(VOCABULARY, random.nextDouble()) - 1);
  }

  /** A word that stands in one report of some thousands. */
  String seldom(SplittableRandom random) {
    return all.get(VOCABULARY / 4 + random.nextInt(VOCABULARY / 4));
  }

  /** A word that stands in one report of some dozens. */
  String usual(SplittableRandom random) {
    return all.get(COMMON.size() + random.nextInt(200));
  }

  /** A word that stands in no report. */
  String absent(SplittableRandom random) {
    return "qx" + SYLLABLES[random.nextInt(SYLLABLES.length)] + any(random);
  }

  String title(SplittableRandom random) {
    return sentence(random, 4 + random.nextInt(5));
  }

  String body(SplittableRandom random) {
    StringBuilder body = new StringBuilder();
    for (int left = 3 + random.nextInt(5); left > 0; left--) {
      body.append(sentence(random, 6 + random.nextInt(9))).append(". ");
    }
    return body.toString().strip();
  }

  private String sentence(SplittableRandom random, int words) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(i == 0 ? "" : " ").append(any(random));
    }
    sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
    return sentence.toString();
  }
}
