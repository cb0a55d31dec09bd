package id.lapor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.lapor.deadline.DeadlineState;
import id.lapor.deadline.LimitUnit;
import id.lapor.deadline.Timer;
import id.lapor.handoff.AnswerStatus;
import id.lapor.handoff.HandoffRole;
import id.lapor.handoff.HandoffStatus;
import id.lapor.institution.InstitutionType;
import id.lapor.institution.RegionType;
import id.lapor.notification.NoticeKind;
import id.lapor.notification.NoticeOutcome;
import id.lapor.notification.NoticeTemplate;
import id.lapor.notification.OfficerMode;
import id.lapor.report.ArchiveReason;
import id.lapor.report.CompletionReason;
import id.lapor.report.EventType;
import id.lapor.report.IntakeChannel;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.Turn;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description says what the code does, in both directions. */
class OpenApiTest {

  private static final JsonObject DOCUMENT = document();
  private static final Set<String> METHODS =
      Set.of("get", "head", "options", "post", "put", "patch", "delete");
  private static final Pattern QUERY =
      Pattern.compile("query\\.(?:text|date|oneOf)\\(\"([a-zA-Z]+)\"");
  private static final Pattern MEMBER =
      Pattern.compile(
          "input\\.(?:text|flag|choice|whole|decimal|date|oneOf|texts|object)\\(\\s*\"([a-zA-Z]+)\"");

  @Test
  void itIsOfTheVersionPromised() {
    assertThat(DOCUMENT.getString("openapi")).startsWith("3.1.");
  }

  @Test
  void everyOperationOfTheCodeIsDescribedAndNoOther() {
    assertThat(described()).isEqualTo(coded());
  }

  @Test
  void everyEnumHasTheValuesOfTheCode() {
    assertEnum("ReportStatus", ReportStatus.class);
    assertEnum("ReportType", ReportType.class);
    assertEnum("Turn", Turn.class);
    assertEnum("HandoffStatus", HandoffStatus.class);
    assertEnum("HandoffRole", HandoffRole.class);
    assertEnum("AnswerStatus", AnswerStatus.class);
    assertEnum("ArchiveReason", ArchiveReason.class);
    assertEnum("IntakeChannel", IntakeChannel.class);
    assertEnum("CompletionReason", CompletionReason.class);
    assertEnum("Timer", Timer.class);
    assertEnum("LimitUnit", LimitUnit.class);
    assertEnum("DeadlineState", DeadlineState.class);
    assertEnum("InstitutionType", InstitutionType.class);
    assertEnum("RegionType", RegionType.class);
    assertEnum("EventType", EventType.class);
    assertEnum("OfficerMode", OfficerMode.class);
    assertEnum("NoticeTemplate", NoticeTemplate.class);
    assertEnum("NoticeKind", NoticeKind.class);
    assertEnum("NoticeOutcome", NoticeOutcome.class);
  }

  @Test
  void everyListHasTheQueryParametersThatItsResourceReads() throws IOException {
    assertThat(queryOf("/reports")).isEqualTo(read("report/ReportsResource.java", QUERY, true));
    assertThat(queryOf("/handoffs")).isEqualTo(read("handoff/HandoffsResource.java", QUERY, true));
    for (String list : List.of("/institutions", "/categories")) {
      assertThat(queryOf(list)).isEqualTo(read("institution/ReferenceLists.java", QUERY, true));
    }
    Set<String> ofRegions = read("institution/RegionsResource.java", QUERY, true);
    ofRegions.addAll(read("institution/ReferenceLists.java", QUERY, true));
    assertThat(queryOf("/regions")).isEqualTo(ofRegions).contains("parent");
    for (String list : List.of("to-verify", "my-unit", "overdue", "returned")) {
      assertThat(queryOf("/work/" + list)).containsExactlyInAnyOrder("limit", "cursor");
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
        .filter(OpenApiTest::readsJson)
        .forEach(operation -> addMembers(bodySchema(operation), described));

    assertThat(described).isEqualTo(read);
  }

  @Test
  void everyReferencePointsAtSomething() {
    Matcher reference = Pattern.compile("#/([A-Za-z/]+)").matcher(DOCUMENT.toString());
    while (reference.find()) {
      assertThat(DOCUMENT.getValue("/" + reference.group(1))).isNotNull();
    }
  }

  @Test
  void everyOperationHasItsErrorsAndAllButTheOpenOnesNeedAToken() {
    operations()
        .filter(operation -> !operation.getString("operationId").equals("describe"))
        .forEach(
            operation -> {
              JsonObject responses = operation.getJsonObject("responses");
              assertThat(responses.keySet())
                  .as(operation.getString("operationId"))
                  .contains("429", "500");
              if (operation.containsKey("requestBody")) {
                assertThat(responses.keySet()).contains("400", "413", "415");
              }
              if (operation.getJsonArray("security").get(0).asJsonObject().containsKey("bearer")) {
                assertThat(responses.keySet()).contains("401");
              }
            });
  }

  private static Set<String> described() {
    Set<String> operations = new TreeSet<>();
    DOCUMENT
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject().keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> operations.add(method + " " + path)));
    return operations;
  }

  private static Set<String> coded() {
    Set<String> operations = new TreeSet<>();
    for (Class<?> resource : resources()) {
      String base = resource.getAnnotation(Path.class).value();
      for (Method method : resource.getDeclaredMethods()) {
        httpMethod(method)
            .ifPresent(
                http -> {
                  Path sub = method.getAnnotation(Path.class);
                  String path = "/" + base + (sub == null ? "" : "/" + sub.value());
                  operations.add(http + " " + path);
                });
      }
    }
    return operations;
  }

  private static Optional<String> httpMethod(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (http != null) {
        return Optional.of(http.value().toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private static List<Class<?>> resources() {
    List<Class<?>> resources = new ArrayList<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.lapor.api")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .forEach(resources::add);
    assertThat(resources).hasSizeGreaterThan(8);
    return resources;
  }

  private static void assertEnum(String schema, Class<? extends Enum<?>> values) {
    JsonArray described =
        DOCUMENT
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject(schema)
            .getJsonArray("enum");
    assertThat(described.getValuesAs(JsonString::getString))
        .as(schema)
        .containsExactlyElementsOf(
            Arrays.stream(values.getEnumConstants()).map(Enum::name).toList());
  }

  private static Set<String> queryOf(String path) {
    return DOCUMENT
        .getJsonObject("paths")
        .getJsonObject(path)
        .getJsonObject("get")
        .getJsonArray("parameters")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(OpenApiTest::resolved)
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

  private static Stream<JsonObject> operations() {
    return DOCUMENT.getJsonObject("paths").values().stream()
        .map(JsonValue::asJsonObject)
        .flatMap(item -> item.values().stream())
        .map(JsonValue::asJsonObject);
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

  private static JsonObject document() {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
