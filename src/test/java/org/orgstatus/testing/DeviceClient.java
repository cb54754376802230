package org.orgstatus.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.reference.Reference;
import org.javarosa.core.reference.ReferenceFactory;
import org.javarosa.core.reference.ReferenceManager;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.test.Scenario.AnswerResult;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

/**
 * JavaRosa 6.0.0, the engine of ODK Collect, filling in an XForm as a person with a tablet would.
 */
public final class DeviceClient {

  private final FormDef form;
  private final org.javarosa.test.Scenario scenario;

  /**
   * @param media files that the manifest names, by name
   */
  public DeviceClient(byte[] xform, Map<String, byte[]> media) {
    try {
      synchronized (DeviceClient.class) { // JavaRosa has one place for all media
        Media files = new Media(media);
        ReferenceManager.instance().addReferenceFactory(files);
        form =
            XFormUtils.getFormRaw(
                new InputStreamReader(new ByteArrayInputStream(xform), StandardCharsets.UTF_8));
        scenario = org.javarosa.test.Scenario.init(form);
        ReferenceManager.instance().removeReferenceFactory(files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XFormParser.ParseException e) {
      throw new IllegalArgumentException(new String(xform, StandardCharsets.UTF_8), e);
    }
  }

  /** Gives an answer; rows that are missing before it are added. */
  public AnswerResult answer(String path, String text) {
    return scenario.answer(exact(path), text);
  }

  /** JavaRosa adds rows where every step of a path is counted. */
  private static String exact(String path) {
    return path.contains("[") ? path.replaceFirst("^(/data/[^/\\[]+)/", "$1[1]/") : path;
  }

  public AnswerResult answer(String path, LocalDate day) {
    scenario.getFormEntryController().jumpToIndex(scenario.indexOf(path));
    return scenario.answer(day);
  }

  public boolean isAsked(String path) {
    return scenario.getAnswerNode(path).isRelevant();
  }

  public String value(String path) {
    TreeElement node = scenario.getAnswerNode(path);
    return node.getValue() == null ? "" : node.getValue().getDisplayText();
  }

  public List<String> choices(String path) {
    return scenario.choicesOf(path).stream().map(SelectChoice::getValue).toList();
  }

  public List<String> languages() {
    return List.of(form.getLocalizer().getAvailableLocales());
  }

  /** The words of a question in a language. */
  public String label(String path, String language) {
    scenario.setLanguage(language);
    scenario.getFormEntryController().jumpToIndex(scenario.indexOf(path));
    return scenario.getFormEntryPromptAtIndex().getLongText();
  }

  /** The sheet as it is sent: what is not asked is left out. */
  public byte[] sheet() {
    scenario.finalizeInstance();
    try {
      return new XFormSerializingVisitor().serializeInstance(form.getInstance());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a form on the disk of a device. */
  private static final class Media implements ReferenceFactory {

    private static final String PREFIX = "jr://file-csv/";

    private final Path folder;

    Media(Map<String, byte[]> files) throws IOException {
      folder = Files.createTempDirectory("media");
      folder.toFile().deleteOnExit();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
        path.toFile().deleteOnExit();
      }
    }

    @Override
    public boolean derives(String uri) {
      return uri.startsWith(PREFIX);
    }

    @Override
    public Reference derive(String uri) {
      return new OnDisk(uri, folder.resolve(uri.substring(PREFIX.length())));
    }

    @Override
    public Reference derive(String uri, String context) {
      return derive(uri);
    }
  }

  private record OnDisk(String uri, Path file) implements Reference {

    @Override
    public boolean doesBinaryExist() {
      return Files.exists(file);
    }

    @Override
    public InputStream getStream() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public String getURI() {
      return uri;
    }

    @Override
    public String getLocalURI() {
      return file.toString();
    }

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Reference[] probeAlternativeReferences() {
      return new Reference[0];
    }
  }
}
