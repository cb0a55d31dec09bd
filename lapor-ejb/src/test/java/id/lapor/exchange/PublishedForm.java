package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** A published schema, and whether something is as it says. */
final class PublishedForm {

  private final JsonObject schema;
  private final JsonSchema form;

  PublishedForm(String name) {
    try (InputStream in = PublishedForm.class.getResourceAsStream("schemas/" + name + ".json")) {
      byte[] bytes = in.readAllBytes();
      schema = GivenExchange.json(bytes);
      form =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What of it is not as the schema says. */
  Set<ValidationMessage> errors(JsonObject message) {
    return form.validate(
        message.toString(),
        InputFormat.JSON,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  /** It is as the schema says, and has no member that the schema does not name. */
  void assertFits(JsonObject message) {
    assertThat(errors(message)).as(message.toString()).isEmpty();
    Set<String> named = new HashSet<>(schema.getJsonObject("properties").keySet());
    JsonObject definitions = schema.getJsonObject("$defs");
    if (definitions != null) {
      JsonObject kind = definitions.getJsonObject(message.getString("kind"));
      if (kind.containsKey("properties")) {
        named.addAll(kind.getJsonObject("properties").keySet());
      }
    }
    assertThat(named).containsAll(message.keySet());
  }
}
