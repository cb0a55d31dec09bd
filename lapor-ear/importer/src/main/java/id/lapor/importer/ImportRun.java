package id.lapor.importer;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the file once from beginning to end and sends it in batches. It holds one batch at a time,
 * however long the file is.
 */
final class ImportRun {

  /** The most rows in one request. */
  static final int BATCH_ROWS = 100;

  /** The most bytes in one request, unless a single row has more. */
  static final int BATCH_BYTES = 200_000;

  private record Waiting(CsvRow row, JsonObject report) {}

  private final CsvFile file;
  private final RowMapper mapper;
  private final Server server;
  private final StateFile state;
  private final Progress progress;
  private final List<Waiting> batch = new ArrayList<>();
  private int batchBytes;
  private long refusedInBatch;
  private Tally tally = Tally.NONE;

  ImportRun(CsvFile file, RowMapper mapper, Server server, StateFile state, Progress progress) {
    this.file = file;
    this.mapper = mapper;
    this.server = server;
    this.state = state;
    this.progress = progress;
  }

  /** Does what is still to be done and says what became of all rows. */
  Tally toTheEnd() {
    resume();
    for (Optional<CsvRow> row = file.next(); row.isPresent(); row = file.next()) {
      take(row.get());
    }
    send();
    progress.end(tally);
    state.forget();
    return tally;
  }

  private void resume() {
    state.done().ifPresent(done -> tally = done);
    for (long skipped = 0; skipped < tally.read(); skipped++) {
      if (file.next().isEmpty()) {
        throw new ImportFailure("The file is shorter than when its import began");
      }
    }
    if (tally.read() > 0) {
      progress.resuming(tally.read(), file.progress());
    }
  }

  private void take(CsvRow row) {
    try {
      JsonObject report = mapper.report(row);
      int bytes = report.toString().getBytes(StandardCharsets.UTF_8).length;
      if (batchBytes + bytes > BATCH_BYTES) {
        send();
      }
      batch.add(new Waiting(row, report));
      batchBytes += bytes;
    } catch (RowMapper.Unusable unusable) {
      refused(row, unusable.getMessage());
    }
    if (batch.size() + refusedInBatch >= BATCH_ROWS) {
      send();
    }
  }

  private void send() {
    Tally done = new Tally(0, 0, refusedInBatch);
    if (!batch.isEmpty()) {
      done = done.plus(sent(List.copyOf(batch)));
    }
    batch.clear();
    batchBytes = 0;
    refusedInBatch = 0;
    tally = tally.plus(done);
    if (done.read() > 0) {
      state.note(tally);
      progress.at(tally, file.progress());
    }
  }

  /** A batch that is refused as a whole is sent again row by row, to find the row it is about. */
  private Tally sent(List<Waiting> rows) {
    Answer answer = server.sendReports(rows.stream().map(Waiting::report).toList());
    if (answer.status() == 200) {
      return outcomes(rows, answer.json());
    }
    if (rows.size() == 1) {
      progress.refused(rows.get(0).row(), mapper.externalId(rows.get(0).row()), answer.problem());
      return new Tally(0, 0, 1);
    }
    Tally done = Tally.NONE;
    for (Waiting row : rows) {
      done = done.plus(sent(List.of(row)));
    }
    return done;
  }

  private Tally outcomes(List<Waiting> rows, JsonObject answer) {
    List<JsonObject> items = answer.getJsonArray("items").getValuesAs(JsonObject.class);
    if (items.size() != rows.size()) {
      throw new ImportFailure("The server answered for " + items.size() + " of " + rows.size());
    }
    Tally done = Tally.NONE;
    for (int i = 0; i < items.size(); i++) {
      done = done.plus(outcome(rows.get(i).row(), items.get(i)));
    }
    return done;
  }

  private Tally outcome(CsvRow row, JsonObject item) {
    return switch (item.getString("outcome")) {
      case "CREATED" -> new Tally(1, 0, 0);
      case "EXISTING" -> new Tally(0, 1, 0);
      default -> {
        progress.refused(row, mapper.externalId(row), Answer.errors(item));
        yield new Tally(0, 0, 1);
      }
    };
  }

  private void refused(CsvRow row, String reason) {
    progress.refused(row, mapper.externalId(row), reason);
    refusedInBatch++;
  }
}
