package org.orgstatus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A package is a stage of the survey and reads only from earlier stages. */
@AnalyzeClasses(packages = "org.orgstatus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Each stage and the stages it may read from; README.md prints the same table. */
  private static final Map<String, Set<String>> STAGES = new LinkedHashMap<>();

  static {
    STAGES.put("base", Set.of());
    STAGES.put("statistics", Set.of());
    STAGES.put("registry", Set.of("base"));
    STAGES.put("sampling", Set.of("base", "registry"));
    STAGES.put("questionnaire", Set.of("base"));
    STAGES.put("accounts", Set.of("base"));
    STAGES.put("collection", Set.of("base", "registry", "sampling", "questionnaire", "accounts"));
    STAGES.put(
        "fieldwork",
        Set.of(
            "base",
            "registry",
            "sampling",
            "questionnaire",
            "accounts",
            "collection",
            "statistics"));
    STAGES.put(
        "dataset",
        Set.of(
            "base",
            "registry",
            "sampling",
            "questionnaire",
            "collection",
            "fieldwork",
            "statistics"));
    STAGES.put(
        "analysis",
        Set.of("base", "questionnaire", "accounts", "fieldwork", "dataset", "statistics"));
    STAGES.put("findings", Set.of("base", "fieldwork", "dataset", "analysis", "statistics"));
    STAGES.put(
        "export",
        Set.of(
            "base", "questionnaire", "collection", "fieldwork", "dataset", "analysis", "findings"));
    STAGES.put(
        "demonstration",
        Set.of(
            "base",
            "registry",
            "sampling",
            "questionnaire",
            "accounts",
            "collection",
            "fieldwork"));
    STAGES.put(
        "web",
        Set.of(
            "base",
            "registry",
            "sampling",
            "questionnaire",
            "accounts",
            "collection",
            "fieldwork",
            "dataset",
            "analysis",
            "findings",
            "export",
            "demonstration"));
  }

  @ArchTest
  static void everyStageReadsOnlyFromEarlierOnes(JavaClasses all) {
    STAGES.forEach(
        (stage, upstream) -> {
          String[] allowed =
              Stream.concat(Stream.of(stage), upstream.stream())
                  .map(s -> "org.orgstatus." + s + "..")
                  .toArray(String[]::new);
          classes()
              .that()
              .resideInAPackage("org.orgstatus." + stage + "..")
              .should()
              .onlyDependOnClassesThat(
                  not(resideInAPackage("org.orgstatus..")).or(resideInAnyPackage(allowed)))
              .because(stage + " reads only from " + upstream + "; see the table in README.md")
              .allowEmptyShould(true)
              .check(all);
        });
  }

  @ArchTest
  static void everyPackageIsAStage(JavaClasses all) {
    Set<String> rooms =
        all.stream()
            .map(c -> c.getPackageName().split("\\."))
            .filter(parts -> parts.length > 2)
            .map(parts -> parts[2])
            .collect(Collectors.toCollection(TreeSet::new));
    rooms.removeAll(STAGES.keySet());
    assertEquals(Set.of(), rooms, "packages that the table of stages does not name");
  }

  @ArchTest
  static void packagesOfAStageReadOneWay(JavaClasses all) {
    slices()
        .matching("org.orgstatus.(**)")
        .should()
        .beFreeOfCycles()
        .because("whoever reads a package may stop at what it imports; see its package-info")
        .check(all);
  }

  @ArchTest
  static void libraryStaysInItsRoom(JavaClasses all) {
    keep(
        all,
        "tech.tablesaw..",
        "Tablesaw crosses only from dataset to analysis",
        "dataset",
        "analysis");
    keep(all, "jakarta.ws.rs..", "HTTP stays at the door", "web");
    keep(all, "jakarta.mvc..", "pages stay at the door", "web");
    keep(
        all,
        "org.thymeleaf..",
        "pages are filled at the door, printed pages in export",
        "web",
        "export");
    keep(all, "com.openhtmltopdf..", "printed pages are set in export", "export");
    keep(
        all,
        "com.google.zxing..",
        "QR codes stand on printed pages, and at the door where a second step is set up",
        "export",
        "web");
    keep(
        all,
        "org.apache.pdfbox..",
        "PDF files come in as attachments and leave through export",
        "collection",
        "export");
    keep(all, "jakarta.mail..", "mail leaves from collection", "collection");
    keep(all, "org.snakeyaml..", "base reads YAML for everyone", "base");
    keep(
        all,
        "org.apache.commons.math3..",
        "numbers are computed in statistics; the demonstration draws random numbers",
        "statistics",
        "demonstration");
    keep(
        all,
        "org.apache.poi..",
        "workbooks come in through registry and leave through export",
        "registry",
        "export");
  }

  @ArchTest
  static void statisticsGivesTheSameDigitsOnEveryPlatform(JavaClasses all) {
    Set<String> free =
        Set.of("exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "atan", "cbrt");
    noClasses()
        .that()
        .resideInAPackage("org.orgstatus.statistics..")
        .should()
        .callMethodWhere(
            describe(
                "Math may round differently",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isEquivalentTo(Math.class)
                        && free.contains(call.getName())))
        .because("the last digit of Math's functions is the platform's: take StrictMath")
        .check(all);
  }

  private static void keep(JavaClasses all, String library, String reason, String... rooms) {
    String[] packages =
        Stream.of(rooms).map(s -> "org.orgstatus." + s + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(reason)
        .check(all);
  }
}
