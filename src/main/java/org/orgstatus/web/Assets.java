package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the files under {@code assets/} of the archive and knows the version of each. */
@ApplicationScoped
public class Assets {

  private static final int VERSION_DIGITS = 12;
  private static final String SCRIPTS = "js/";

  private final Map<String, String> versions = new ConcurrentHashMap<>();
  private final Map<String, byte[]> scripts = new ConcurrentHashMap<>();

  @Inject ServletContext context;

  /**
   * The address of an asset, which changes with its content.
   *
   * @param path within the assets, for example {@code css/orgstatus.css}
   * @throws IllegalArgumentException if there is no such file
   */
  public String address(String path) {
    String version =
        version(path).orElseThrow(() -> new IllegalArgumentException("no such asset: " + path));
    return AssetServlet.PATH + path + "?v=" + version;
  }

  /**
   * The text of one of our scripts as browsers get it.
   *
   * @param path within the assets, for example {@code js/visit-worker.js}
   */
  public String scriptText(String path) {
    try {
      return new String(script(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first digits of the SHA-256 of the content; empty when there is no such file. */
  Optional<String> version(String path) {
    String known = versions.get(path);
    if (known == null && isFile(path)) {
      known = digest(path);
      versions.put(path, known);
    }
    return Optional.ofNullable(known);
  }

  /**
   * The content as browsers get it: in our scripts, imports name the version of what they import.
   */
  InputStream open(String path) throws IOException {
    return path.startsWith(SCRIPTS) ? new ByteArrayInputStream(script(path)) : openFile(path);
  }

  private byte[] script(String path) throws IOException {
    byte[] known = scripts.get(path);
    if (known == null) {
      try (InputStream file = openFile(path)) {
        String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        known = ScriptImports.versioned(text, path, this::address).getBytes(StandardCharsets.UTF_8);
      }
      scripts.put(path, known);
    }
    return known;
  }

  private InputStream openFile(String path) throws IOException {
    InputStream content = context.getResourceAsStream(AssetServlet.PATH + path);
    if (content == null) {
      throw new FileNotFoundException(path);
    }
    return content;
  }

  private boolean isFile(String path) {
    boolean plain = path.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    return plain && context.getRealPath(AssetServlet.PATH + path) != null && exists(path);
  }

  private boolean exists(String path) {
    try (InputStream content = context.getResourceAsStream(AssetServlet.PATH + path)) {
      return content != null;
    } catch (IOException e) {
      return false;
    }
  }

  private String digest(String path) {
    try (InputStream content = open(path)) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return HexFormat.of().formatHex(sum).substring(0, VERSION_DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
