package id.lapor.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Adds units below the institutions until there are as many as the design expects. */
final class Units {

  private static final int DEEPEST = 4;

  private record Place(long id, String path, String zone, int depth) {}

  private final Connection database;

  Units(Connection database) {
    this.database = database;
  }

  void fillUp(int wanted) throws SQLException {
    List<Place> places = places();
    List<List<Place>> trees =
        List.copyOf(
            places.stream()
                .collect(Collectors.groupingBy(place -> place.path().split("/")[1]))
                .values());
    int more = wanted - places.size();
    if (more <= 0 || trees.isEmpty()) {
      return;
    }
    Ids ids = Ids.take(database, "institution_seq", more);
    SplittableRandom random = new SplittableRandom(20_261_125);
    Rows rows =
        new Rows("institution", "id, code, name, name_en, type, parent_id, path, zone, valid_from");
    for (int i = 0; i < more; i++) {
      List<Place> tree = trees.get(random.nextInt(trees.size()));
      Place parent = tree.get(random.nextInt(tree.size()));
      long id = ids.next();
      String path = parent.path() + id + "/";
      rows.add(
          id,
          "unit-" + id,
          "Unit layanan " + id,
          "Service unit " + id,
          "UNIT",
          parent.id(),
          path,
          parent.zone(),
          "2020-01-01");
      if (parent.depth() < DEEPEST) {
        tree.add(new Place(id, path, parent.zone(), parent.depth() + 1));
      }
    }
    try {
      database
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(rows.command(), new StringReader(rows.take()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    try (Statement statement = database.createStatement()) {
      statement.execute("vacuum (analyze) institution");
    }
  }

  private List<Place> places() throws SQLException {
    List<Place> places = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, path, zone from institution where valid_to is null order by id")) {
      while (row.next()) {
        String path = row.getString(2);
        int depth = path.split("/").length - 1;
        places.add(new Place(row.getLong(1), path, row.getString(3), depth));
      }
    }
    return places;
  }
}
