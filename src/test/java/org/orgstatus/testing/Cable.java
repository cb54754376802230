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
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way between a browser and a server, which can be cut: for service workers too, which do not
 * hear of a browser's own switch for being offline.
 */
public final class Cable implements AutoCloseable {

  private final ServerSocket door;
  private final URI server;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
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
    left.set(Long.MAX_VALUE);
    whole = true;
  }

  /** Cuts once so many more bytes have gone to the server. */
  public void cutAfter(long bytes) {
    left.set(bytes);
  }

  /** Bytes that have gone to the server since it was mended. */
  public long sent() {
    return Long.MAX_VALUE - left.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket browser = door.accept();
        if (whole) {
          Socket far = new Socket("localhost", server.getPort());
          open.add(browser);
          open.add(far);
          thread(() -> pass(browser, far, true));
          thread(() -> pass(far, browser, false));
        } else {
          browser.setSoLinger(true, 0);
          browser.close();
        }
      } catch (IOException e) {
        // the end of the cable, or of one connection
      }
    }
  }

  private void pass(Socket from, Socket to, boolean counted) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] some = new byte[16 * 1024];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (counted && left.addAndGet(-read) < 0) {
          cut();
          return;
        }
        out.write(some, 0, read);
      }
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
