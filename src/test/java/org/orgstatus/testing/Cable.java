package org.orgstatus.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The way between a browser and a server, which can be cut: for service workers too, which do not
 * hear of a browser's own switch for being offline.
 */
public final class Cable implements AutoCloseable {

  private final ServerSocket door;
  private final URI server;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private volatile boolean whole = true;

  private Cable(ServerSocket door, URI server) {
    this.door = door;
    this.server = server;
  }

  /** A cable to the server that this address lies on. */
  public static Cable to(URI server) {
    try {
      Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
      thread(cable::accept);
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a page lies at this end. */
  public URI address(String path) {
    return URI.create("http://localhost:" + door.getLocalPort() + path);
  }

  /** Ends every connection and lets none begin. */
  public void cut() {
    whole = false;
    open.forEach(Cable::end);
    open.clear();
  }

  public void mend() {
    whole = true;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket browser = door.accept();
        if (whole) {
          Socket far = new Socket("localhost", server.getPort());
          open.add(browser);
          open.add(far);
          thread(() -> pass(browser, far));
          thread(() -> pass(far, browser));
        } else {
          browser.setSoLinger(true, 0);
          browser.close();
        }
      } catch (IOException e) {
        // the end of the cable, or of one connection
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // cut
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      // it is over anyway
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    end(door);
    cut();
  }
}
