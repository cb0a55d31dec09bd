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
import id.lapor.report.ErasureGround;
import id.lapor.report.EventType;
import id.lapor.report.IntakeChannel;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.Turn;
import id.lapor.statistics.StatisticsDimension;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description says what the code does, in both directions. */
class OpenApiTest {

  static final JsonObject DOCUMENT = document();
  private static final Set<String> METHODS =
      Set.of("get", "head", "options", "post", "put", "patch", "delete");

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
    assertEnum("ErasureGround", ErasureGround.class);
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
    assertEnum("StatisticsDimension", StatisticsDimension.class);
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

  static Stream<JsonObject> operations() {
    return DOCUMENT.getJsonObject("paths").values().stream()
        .map(JsonValue::asJsonObject)
        .flatMap(item -> item.values().stream())
        .map(JsonValue::asJsonObject);
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
