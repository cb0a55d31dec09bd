package id.lapor.api;

import static id.lapor.api.OpenApiTest.DOCUMENT;
import static id.lapor.api.OpenApiTest.operations;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.WorkList;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description names what the resources read, and nothing else. */
class OpenApiInputTest {

  private static final Pattern QUERY =
      Pattern.compile("query\\.(?:text|date|oneOf)\\(\"([a-zA-Z]+)\"");
  private static final Pattern MEMBER =
      Pattern.compile(
          "input\\.(?:text|flag|choice|whole|decimal|date|oneOf|texts|object)\\(\\s*\"([a-zA-Z]+)\"");

  @Test
  void everyListHasTheQueryParametersThatItsResourceReads() throws IOException {
    assertThat(queryOf("/reports")).isEqualTo(read("report/ReportsResource.java", QUERY, true));
    assertThat(queryOf("/handoffs")).isEqualTo(read("handoff/HandoffsResource.java", QUERY, true));
    assertThat(queryOf("/categories"))
        .isEqualTo(read("institution/ReferenceLists.java", QUERY, true));
    Set<String> ofInstitutions = read("institution/InstitutionsResource.java", QUERY, true);
    ofInstitutions.addAll(read("institution/ReferenceLists.java", QUERY, true));
    assertThat(queryOf("/institutions")).isEqualTo(ofInstitutions).contains("order");
    Set<String> ofRegions = read("institution/RegionsResource.java", QUERY, true);
    ofRegions.addAll(read("institution/ReferenceLists.java", QUERY, true));
    assertThat(queryOf("/regions")).isEqualTo(ofRegions).contains("parent");
    for (String figures : List.of("/statistics", "/statistics/csv")) {
      assertThat(queryOf(figures))
          .isEqualTo(read("statistics/StatisticsResource.java", QUERY, false));
    }
    for (WorkList list : WorkList.values()) {
      assertThat(queryOf("/work/" + list.key())).containsExactlyInAnyOrder("limit", "cursor");
    }
  }

  @Test
  void everyMemberThatIsReadIsDescribedAndNoOther() throws IOException {
    Set<String> read = new TreeSet<>();
    for (String source :
        List.of(
            "report/ReportInput.java",
            "report/ReporterResource.java",
            "report/CaseResource.java",
            "handoff/HandoffsResource.java",
            "handoff/AnswersResource.java",
            "identity/TokensResource.java",
            "notification/ReporterNoticesResource.java",
            "notification/NoticesResource.java",
            "notification/TemplatesResource.java",
            "identity/AccountsResource.java",
            "institution/InstitutionsResource.java")) {
      read.addAll(read(source, MEMBER, false));
    }
    read.add("version");

    Set<String> described = new TreeSet<>();
    operations()
        .filter(operation -> operation.containsKey("requestBody"))
        .filter(operation -> !operation.getString("operationId").startsWith("import"))
        .filter(OpenApiInputTest::readsJson)
        .forEach(operation -> addMembers(bodySchema(operation), described));

    assertThat(described).isEqualTo(read);
  }

  private static Set<String> queryOf(String path) {
    return DOCUMENT
        .getJsonObject("paths")
        .getJsonObject(path)
        .getJsonObject("get")
        .getJsonArray("parameters")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(OpenApiInputTest::resolved)
        .filter(parameter -> parameter.getString("in").equals("query"))
        .map(parameter -> parameter.getString("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonObject resolved(JsonObject object) {
    return object.containsKey("$ref")
        ? DOCUMENT.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }

  private static Set<String> read(String source, Pattern pattern, boolean paged)
      throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher found =
        pattern.matcher(
            Files.readString(java.nio.file.Path.of("src/main/java/id/lapor/api", source)));
    while (found.find()) {
      names.add(found.group(1));
    }
    if (paged) {
      names.addAll(Set.of("limit", "cursor"));
    }
    return names;
  }

  /** Files are sent as they are. */
  private static boolean readsJson(JsonObject operation) {
    return operation
        .getJsonObject("requestBody")
        .getJsonObject("content")
        .containsKey("application/json");
  }

  private static JsonObject bodySchema(JsonObject operation) {
    return resolved(
        operation
            .getJsonObject("requestBody")
            .getJsonObject("content")
            .getJsonObject("application/json")
            .getJsonObject("schema"));
  }

  private static void addMembers(JsonObject schema, Set<String> names) {
    assertThat(schema.getBoolean("additionalProperties", true)).isFalse();
    schema
        .getJsonObject("properties")
        .forEach(
            (name, value) -> {
              names.add(name);
              JsonObject property = value.asJsonObject();
              if (property.containsKey("properties")) {
                addMembers(property, names);
              }
            });
  }
}
