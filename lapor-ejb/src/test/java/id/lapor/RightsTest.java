package id.lapor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.lapor.identity.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/rights.md says what the code does. */
class RightsTest {

  private static final String ANYBODY = "anybody";

  /** The columns of the table, in their order. */
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("NV", Role.NATIONAL_VERIFIER);
    COLUMNS.put("NA", Role.NATIONAL_ADMIN);
    COLUMNS.put("IA", Role.INSTITUTION_ADMIN);
    COLUMNS.put("LO", Role.LIAISON_OFFICER);
    COLUMNS.put("AP", Role.APPROVER);
    COLUMNS.put("US", Role.UNIT_STAFF);
    COLUMNS.put("CO", Role.CHANNEL_OPERATOR);
    COLUMNS.put("AU", Role.AUDITOR);
  }

  private static final Pattern USE_CASE = Pattern.compile("\\| `(\\w+\\.\\w+)` \\|.*");
  private static final Pattern CLASSES = Pattern.compile("\\| ((?:`\\w+`(?:, )?)+) \\| (.*) \\|.*");

  private final List<String> lines = lines();

  @Test
  void theTableOfStaffSaysWhoMayDoWhat() {
    Map<String, Set<String>> staff = new TreeMap<>(rights());
    staff.values().removeIf(roles -> roles.contains(ANYBODY) || roles.equals(Set.of(Role.SYSTEM)));

    assertThat(written()).containsExactlyInAnyOrderEntriesOf(staff);
  }

  @Test
  void whatIsOpenToAnybodyOrToTheSystemAloneIsNamed() {
    Map<String, Set<String>> open = new TreeMap<>();
    rights()
        .forEach(
            (useCase, roles) -> {
              if (roles.contains(ANYBODY) || roles.equals(Set.of(Role.SYSTEM))) {
                open.computeIfAbsent(useCase.split("\\.")[0], bean -> new TreeSet<>())
                    .addAll(roles);
              }
            });

    assertThat(opened()).containsExactlyInAnyOrderEntriesOf(open);
  }

  @Test
  void theColumnsAreTheRolesOfStaff() {
    Set<String> staff = new TreeSet<>(Role.NATIONAL);
    staff.addAll(Role.INSTITUTIONAL);

    assertThat(COLUMNS.values()).containsExactlyInAnyOrderElementsOf(staff);
    assertThat(lines)
        .anyMatch(line -> line.endsWith("| " + String.join(" | ", COLUMNS.keySet()) + " |"));
  }

  private Map<String, Set<String>> written() {
    Map<String, Set<String>> written = new TreeMap<>();
    for (String line : lines) {
      Matcher useCase = USE_CASE.matcher(line);
      if (useCase.matches()) {
        String[] cells = line.split("\\|", -1);
        List<String> roles = new ArrayList<>(COLUMNS.values());
        Set<String> marked = new TreeSet<>();
        for (int i = 0; i < roles.size(); i++) {
          if (cells[3 + i].strip().equals("x")) {
            marked.add(roles.get(i));
          }
        }
        written.put(useCase.group(1), marked);
      }
    }
    return written;
  }

  private Map<String, Set<String>> opened() {
    Map<String, Set<String>> opened = new TreeMap<>();
    for (String line : lines) {
      Matcher classes = CLASSES.matcher(line);
      if (classes.matches()) {
        String who = classes.group(2).startsWith(ANYBODY) ? ANYBODY : Role.SYSTEM;
        for (String bean : classes.group(1).replace("`", "").split(", ")) {
          opened.put(bean, Set.of(who));
        }
      }
    }
    return opened;
  }

  private static Map<String, Set<String>> rights() {
    Map<String, Set<String>> rights = new TreeMap<>();
    for (JavaClass bean :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.lapor")) {
      if (bean.isAnnotatedWith(Stateless.class)) {
        bean.getMethods().stream()
            .filter(RightsTest::isUseCase)
            .forEach(
                method ->
                    rights
                        .computeIfAbsent(
                            bean.getSimpleName() + "." + method.getName(), name -> new TreeSet<>())
                        .addAll(rolesOf(method)));
      }
    }
    return rights;
  }

  private static boolean isUseCase(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.STATIC)
        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !method.getName().startsWith("_persistence_");
  }

  private static Set<String> rolesOf(JavaMethod method) {
    if (method.isAnnotatedWith(RolesAllowed.class)) {
      return names(method.getAnnotationOfType(RolesAllowed.class));
    }
    if (method.isAnnotatedWith(PermitAll.class)) {
      return Set.of(ANYBODY);
    }
    return method.getOwner().isAnnotatedWith(RolesAllowed.class)
        ? names(method.getOwner().getAnnotationOfType(RolesAllowed.class))
        : Set.of(ANYBODY);
  }

  private static Set<String> names(RolesAllowed allowed) {
    return new TreeSet<>(Arrays.asList(allowed.value()));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("../docs/rights.md"));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
