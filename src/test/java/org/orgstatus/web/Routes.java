package org.orgstatus.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;

/** Every address that the archive answers, read from its classes. */
final class Routes {

  private static final java.nio.file.Path CLASSES = folder();
  private static final Pattern VARIABLE =
      Pattern.compile("\\{([A-Za-z]+)[^{}]*(?:\\{[^}]*}[^{}]*)*}");

  private Routes() {}

  /**
   * One address with one method.
   *
   * @param template with {@code {variables}}
   * @param classPath what the class alone says
   * @param consumes the media type of its body
   * @param isDelegated whether it is for colleagues to whom a section was handed
   * @param needs the permissions that its rule names; empty for those open to whoever is signed in
   */
  record Route(
      String method,
      String template,
      String classPath,
      String consumes,
      boolean isOpen,
      boolean isDelegated,
      List<Permission> needs) {

    List<String> variables() {
      return VARIABLE.matcher(template).results().map(found -> found.group(1)).toList();
    }

    /**
     * The address with every variable replaced.
     *
     * @param values by name, or by name and pattern where one name stands for several kinds
     */
    String address(Map<String, String> values) {
      Matcher found = VARIABLE.matcher(template);
      return found.replaceAll(
          each -> {
            String whole = each.group().substring(1, each.group().length() - 1);
            String value = values.getOrDefault(whole, values.get(each.group(1)));
            if (value == null) {
              throw new IllegalStateException(
                  template + ": say in RouteWalkIT what {" + each.group(1) + "} names");
            }
            // a variable that may be left out brings its own slash
            boolean slash = each.group().endsWith("/)?}") && !value.isEmpty();
            return Matcher.quoteReplacement(slash ? value + "/" : value);
          });
    }

    boolean isForPrograms() {
      return Trouble.isForPrograms(template);
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  static List<Route> all() {
    return classes()
        .flatMap(Routes::of)
        .sorted(java.util.Comparator.comparing(Route::toString))
        .toList();
  }

  /** The servlets beside JAX-RS. */
  static List<String> servlets() {
    return classes()
        .filter(type -> type.isAnnotationPresent(WebServlet.class))
        .map(Class::getSimpleName)
        .sorted()
        .toList();
  }

  /** Where the compiler put the classes of the archive. */
  private static java.nio.file.Path folder() {
    try {
      return java.nio.file.Path.of(
          Door.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Class<?>> classes() {
    try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("org/orgstatus/web"))) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.').replace('\\', '.'))
          .<Class<?>>map(Routes::load)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Routes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Route> of(Class<?> type) {
    if (!type.isAnnotationPresent(Path.class)) {
      return Stream.empty();
    }
    return Arrays.stream(type.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                    .filter(java.util.Objects::nonNull)
                    .map(http -> route(http.value(), type, method)));
  }

  private static Route route(String http, Class<?> type, Method method) {
    Path own = method.getAnnotation(Path.class);
    String template = "/" + type.getAnnotation(Path.class).value();
    if (own != null) {
      template += "/" + own.value();
    }
    boolean ruled =
        Stream.of(Open.class, Delegate.class, SignedIn.class, Needs.class)
            .anyMatch(method::isAnnotationPresent);
    return new Route(
        http,
        template.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", ""),
        type.getAnnotation(Path.class).value(),
        consumes(type, method),
        rule(Open.class, type, method, ruled).isPresent(),
        rule(Delegate.class, type, method, ruled).isPresent(),
        rule(Needs.class, type, method, ruled).map(Needs::value).map(List::of).orElse(List.of()));
  }

  private static String consumes(Class<?> type, Method method) {
    Consumes own =
        method.isAnnotationPresent(Consumes.class)
            ? method.getAnnotation(Consumes.class)
            : type.getAnnotation(Consumes.class);
    return own == null ? MediaType.APPLICATION_FORM_URLENCODED : own.value()[0];
  }

  private static <A extends Annotation> Optional<A> rule(
      Class<A> kind, Class<?> type, Method method, boolean ruled) {
    return Optional.ofNullable(ruled ? method.getAnnotation(kind) : type.getAnnotation(kind));
  }
}
