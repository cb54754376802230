package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.mvc.Controller;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.stream.Stream;

/** A page that says nothing about who may see it is refused to everyone: a mistake found here. */
@AnalyzeClasses(
    packages = "org.orgstatus.web",
    importOptions = ImportOption.DoNotIncludeTests.class)
class EveryPageHasARuleTest {

  @ArchTest
  static void everyPageSaysWhoMaySeeIt(JavaClasses all) {
    List<String> silent =
        all.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .filter(method -> !hasRule(method))
            .map(JavaMethod::getFullName)
            .sorted()
            .toList();
    assertEquals(List.of(), silent, "add @Needs, @SignedIn, @Delegate or @Open");
  }

  private static boolean hasRule(JavaMethod method) {
    return Stream.of(Open.class, SignedIn.class, Needs.class, Delegate.class)
        .anyMatch(rule -> method.isAnnotatedWith(rule) || method.getOwner().isAnnotatedWith(rule));
  }

  @ArchTest
  static void controllersAnswerWithPagesOnly(JavaClasses all) {
    List<String> files =
        all.stream()
            .filter(type -> type.isAnnotatedWith(Controller.class))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Produces.class))
            .filter(
                method ->
                    !List.of(method.getAnnotationOfType(Produces.class).value())
                        .equals(List.of(TroublePages.HTML)))
            .map(JavaMethod::getFullName)
            .sorted()
            .toList();
    assertEquals(List.of(), files, "what a controller gives is taken for a view; move it out");
  }
}
