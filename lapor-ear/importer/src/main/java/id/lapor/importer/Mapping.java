package id.lapor.importer;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which column of the file becomes which member of a report; {@code docs/import.md} describes the
 * file. Members that the mapping leaves out are null here, except the two that every report needs.
 */
record Mapping(
    MappedField externalId,
    MappedField text,
    MappedField title,
    MappedField type,
    TimeField incidentDate,
    TimeField receivedAt,
    InstitutionField institution,
    MappedField category,
    MappedField region,
    MappedField address,
    MappedField channel) {

  private static final String[] MEMBERS = {
    "externalId",
    "text",
    "title",
    "type",
    "incidentDate",
    "receivedAt",
    "institution",
    "category",
    "region",
    "address",
    "channel"
  };

  /**
   * Reads a mapping file.
   *
   * @throws ImportFailure when there is none, or it does not say what it should
   */
  static Mapping read(Path file) {
    try (Reader characters = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        JsonReader reader = Json.createReader(characters)) {
      return of(new MappingJson("", reader.readObject()).allowing(MEMBERS));
    } catch (NoSuchFileException missing) {
      throw new ImportFailure("There is no mapping " + file, missing);
    } catch (JsonException | IOException unreadable) {
      throw new ImportFailure(
          "The mapping " + file + " is not JSON in UTF-8: " + unreadable.getMessage(), unreadable);
    }
  }

  private static Mapping of(MappingJson json) {
    for (String needed : new String[] {"externalId", "text"}) {
      if (!json.has(needed)) {
        throw json.wrong(needed, "is missing");
      }
    }
    return new Mapping(
        field(json, "externalId"),
        field(json, "text"),
        field(json, "title"),
        field(json, "type"),
        time(json, "incidentDate"),
        time(json, "receivedAt"),
        member(
            json,
            "institution",
            InstitutionField::of,
            "suffix",
            "below",
            "byBeginning",
            "byEnding",
            "create"),
        field(json, "category"),
        field(json, "region"),
        field(json, "address"),
        field(json, "channel"));
  }

  private static MappedField field(MappingJson json, String name) {
    return member(json, name, MappedField::of);
  }

  private static TimeField time(MappingJson json, String name) {
    return member(json, name, TimeField::of, "format", "zone");
  }

  private static <T> T member(
      MappingJson json, String name, Function<MappingJson, T> reader, String... more) {
    String[] allowed =
        Stream.of(MappedField.MEMBERS, more).flatMap(Stream::of).toArray(String[]::new);
    return json.object(name).map(found -> reader.apply(found.allowing(allowed))).orElse(null);
  }

  /** Every column that the mapping reads. */
  Set<String> columns() {
    Set<String> columns = new TreeSet<>();
    Stream.of(
            externalId,
            text,
            title,
            type,
            incidentDate == null ? null : incidentDate.field(),
            receivedAt == null ? null : receivedAt.field(),
            institution == null ? null : institution.field(),
            category,
            region,
            address,
            channel)
        .filter(Objects::nonNull)
        .forEach(field -> columns.addAll(field.columns()));
    return columns;
  }
}
