package id.lapor.web.bulk;

import id.lapor.reference.CheckedFileView;
import id.lapor.reference.FileStatus;
import id.lapor.web.Language;
import id.lapor.web.statistics.NumberWords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says in words how far a file of reference data is. */
@Named
@RequestScoped
public class ImportWords {

  @Inject Language language;
  @Inject NumberWords numbers;

  /** How far it is: {@code Membaca: 5.000 dari 80.000 baris}. */
  public String progress(CheckedFileView file) {
    if (!file.running()) {
      return language.staff("imports.status." + file.status());
    }
    String step = language.staff("imports.step." + file.step());
    if (file.taken() == 0) {
      return step;
    }
    return file.total() > 0
        ? language.staff(
            "imports.progress", step, numbers.whole(file.taken()), numbers.whole(file.total()))
        : language.staff("imports.so-far", step, numbers.whole(file.taken()));
  }

  /** How far it is on its way, of {@link #way}: it reads, compares and writes all its lines. */
  public long ended(CheckedFileView file) {
    return switch (file.step()) {
      case WAITING -> 0;
      case READING -> file.taken();
      case COMPARING -> file.total();
      case WRITING -> 2 * file.total() + file.taken();
    };
  }

  /** How long the way is: at the first look nothing is written. */
  public long way(CheckedFileView file) {
    return (file.status() == FileStatus.CHECKING ? 2 : 3) * file.total();
  }
}
