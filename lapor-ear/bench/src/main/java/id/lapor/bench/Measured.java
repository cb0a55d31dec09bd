package id.lapor.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What a load showed.
 *
 * @param count how many requests were answered as they should
 * @param errors how many were not
 * @param seconds how long it took
 * @param nanos how long each took, in order of size
 */
record Measured(int count, int errors, double seconds, long[] nanos) {

  Measured {
    Arrays.sort(nanos);
  }

  double aSecond() {
    return count / seconds;
  }

  /** Milliseconds within which so many of a hundred were answered. */
  double percentile(double percent) {
    if (nanos.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * nanos.length);
    return nanos[Math.max(0, rank - 1)] / 1e6;
  }

  /** Several loads of the same kind as one. */
  static Measured together(List<Measured> parts) {
    long[] all = parts.stream().flatMapToLong(part -> Arrays.stream(part.nanos())).toArray();
    return new Measured(
        parts.stream().mapToInt(Measured::count).sum(),
        parts.stream().mapToInt(Measured::errors).sum(),
        parts.stream().mapToDouble(Measured::seconds).sum(),
        all);
  }
}
