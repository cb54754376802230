package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.columns.numbers.DoubleColumnType;
import tech.tablesaw.columns.strings.StringColumnType;

class ColumnBuilderTest {

  /** Loads every class anew, and says which were made. */
  private static final class Fresh extends URLClassLoader {

    Fresh() {
      super(
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .map(Fresh::url)
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String path) {
      try {
        return new File(path).toURI().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }

    /** The parser of a kind of column is loaded when the kind comes into being. */
    boolean hasMade(Class<?> kind) {
      return findLoadedClass(kind.getName().replace("ColumnType", "Parser")) != null;
    }
  }

  /** Otherwise two threads that make the first columns of a server wait for each other. */
  @Test
  void everyKindOfColumnIsMadeBeforeTheFirstColumn() throws Exception {
    try (Fresh fresh = new Fresh()) {
      Class.forName(ColumnBuilder.class.getName(), false, fresh);
      assertFalse(fresh.hasMade(DoubleColumnType.class));
      assertFalse(fresh.hasMade(StringColumnType.class));
      Class.forName(ColumnBuilder.class.getName(), true, fresh);
      assertTrue(fresh.hasMade(DoubleColumnType.class));
      assertTrue(fresh.hasMade(StringColumnType.class));
    }
  }
}
