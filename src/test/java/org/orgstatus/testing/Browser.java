package org.orgstatus.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.naming.OperationNotSupportedException;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.opentest4j.TestAbortedException;

/** A real browser: Chromium in an office window or on a phone. */
public final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Pictures are for people who look at them: where CI runs nobody does. */
  private static final boolean LOOKED_AT = System.getenv("CI") == null;

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final String DRIVER = "/usr/bin/chromedriver";
  private static final String MISSING =
      "no Chromium with " + DRIVER + ": apt-get install chromium chromium-driver";
  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  private static final String AXE = axe();

  /**
   * Violations as text, once colours and places have come to rest. The library's own builder would
   * collect everything in the page and judge it in a second tab, for pages with frames; ours have
   * none, and are judged where they are. Of cells that differ in their words alone three are
   * judged: the contrast of the thousands in a table of results would take most of the time.
   */
  private static final String SOUND =
      """
      ;const moving = document.getAnimations().filter(a =>
        a.playState === 'running' && a.effect?.getComputedTiming().endTime < 2000);
      const looks = new Map();
      const isAlike = cell => {
        const row = cell.parentElement;
        const frame = [cell, row, row.parentElement, row.closest('table')]
          .map(e => e.cloneNode(false).outerHTML);
        const look = [row.rowIndex % 2, ...frame, cell.innerHTML].join().replace(/>[^<]+/g, '>x');
        looks.set(look, 1 + (looks.get(look) ?? 0));
        return looks.get(look) > 3;
      };
      const judged = {include: [['html']], exclude: [['[data-alike]']]};
      return Promise.all(moving.map(a => a.finished.catch(() => 0)))
        .then(() => {
          const alike = Array.from(document.querySelectorAll('td, th')).filter(isAlike);
          alike.forEach(cell => cell.setAttribute('data-alike', ''));
          return axe.run(judged, {
              runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})
            .finally(() => alike.forEach(cell => cell.removeAttribute('data-alike')));
        })
        .then(found => found.violations
          .map(rule => rule.id + ' ' + rule.help + ' '
            + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('; '))
          .join('\\n'));
      """;

  /** A name that is no machine's own, so that browsers do not hold http there for secure. */
  private static final String PLAIN = "study.example";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Pages answer in a tenth of a second or two; looking twice a second would double each step. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  private static String axe() {
    try {
      return new EmbeddedResourceAxeProvider().getScript();
    } catch (IOException | OperationNotSupportedException e) {
      throw new IllegalStateException("axe is missing", e);
    }
  }

  /** A window of 1366 × 768, the screens of most offices. */
  public static Browser desktop() {
    ChromeOptions options = options();
    options.addArguments("--window-size=1366,768");
    return begin(options);
  }

  /** A phone of 390 × 844. */
  public static Browser phone() {
    ChromeOptions options = options();
    Map<String, Object> screen =
        Map.of("width", 390, "height", 844, "pixelRatio", 2.0, "mobile", true, "touch", true);
    options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", screen));
    return begin(options);
  }

  /** As {@link #desktop}, with a microphone that hears a tone, which pages may use. */
  public static Browser withMicrophone() {
    ChromeOptions options = options();
    options.addArguments(
        "--window-size=1366,768",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream");
    return begin(options);
  }

  /** As {@link #desktop}, for pages at an address that browsers do not hold for secure. */
  public static Browser plain() {
    ChromeOptions options = options();
    options.addArguments(
        "--window-size=1366,768", "--host-resolver-rules=MAP " + PLAIN + " 127.0.0.1");
    return begin(options);
  }

  /** Where {@link #plain} finds what lies at an address of this machine. */
  public static URI plain(URI address) {
    return URI.create(address.toString().replace("localhost", PLAIN));
  }

  private static ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // the browser's own pages around the address, which take longer than its start
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,PreloadTopChromeWebUI",
        "--no-first-run",
        "--hide-scrollbars",
        "--accept-lang=zh-CN");
    options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
    return options;
  }

  private static Browser begin(ChromeOptions options) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Whether a browser test can run here; where CI runs it must. */
  public static boolean isInstalled() {
    return findChromium().isPresent();
  }

  /** Where Chromium is; without it the test is skipped. */
  private static String chromium() {
    return findChromium().orElseThrow(() -> new TestAbortedException(MISSING));
  }

  private static Optional<String> findChromium() {
    Optional<String> found =
        PLACES.stream()
            .filter(place -> new File(place).canExecute() && new File(DRIVER).canExecute())
            .findFirst();
    if (found.isEmpty() && System.getenv("CI") != null) {
      fail(MISSING);
    }
    return found;
  }

  public Browser open(URI address) {
    driver.get(address.toString());
    return this;
  }

  /** The path and query of the page shown. */
  public String path() {
    URI address = URI.create(driver.getCurrentUrl());
    return address.getRawQuery() == null
        ? address.getRawPath()
        : address.getRawPath() + "?" + address.getRawQuery();
  }

  /** Waits until the browser has arrived at this path and query. */
  public Browser awaitPath(String expected) {
    until(() -> path().equals(expected) && isLoaded());
    return this;
  }

  /** Waits until the browser has left this path and query, and gives where it has arrived. */
  public String awaitOther(String old) {
    until(() -> !path().equals(old) && isLoaded());
    return path();
  }

  /** Waits until the page has such an element, shown. */
  public WebElement await(String css) {
    return settled(
        () -> waiting().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css))));
  }

  /** Waits until the page has no such element, or hides it. */
  public Browser awaitNo(String css) {
    until(() -> all(css).stream().noneMatch(WebElement::isDisplayed));
    return this;
  }

  /** Waits until the page says these words. */
  public Browser awaitText(String words) {
    until(() -> text().contains(words));
    return this;
  }

  /** Waits until an element says exactly these words. */
  public Browser awaitText(String css, String words) {
    until(() -> find(css).getText().equals(words));
    return this;
  }

  /** Waits until a script of the page returns true. */
  public Browser awaitScript(String script) {
    until(() -> Boolean.TRUE.equals(script(script)));
    return this;
  }

  /** Everything the page says. */
  public String text() {
    return settled(() -> driver.findElement(By.tagName("body")).getText());
  }

  /** Clicks an element. */
  public Browser click(String css) {
    return settled(
        () -> {
          find(css).click();
          return this;
        });
  }

  private boolean isLoaded() {
    return "complete".equals(script("return document.readyState"));
  }

  private WebDriverWait waiting() {
    return new WebDriverWait(driver, PATIENCE, GLANCE);
  }

  /** Waits for a state of the page, which may be replaced meanwhile. */
  private void until(BooleanSupplier state) {
    waiting().until(d -> settled(state::getAsBoolean));
  }

  /** Does something again when the page was replaced under it. */
  private <T> T settled(Supplier<T> act) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return act.get();
      } catch (WebDriverException e) {
        if (!isReplaced(e) || Instant.now().isAfter(end)) {
          throw e;
        }
      }
    }
  }

  /** Whether a page left between two commands: Chromium has more than one way to say so. */
  private static boolean isReplaced(WebDriverException e) {
    return e instanceof StaleElementReferenceException
        || String.valueOf(e.getMessage()).contains("does not belong to the document");
  }

  /** Whether the page this element stood on has left. */
  private static boolean isGone(WebElement element) {
    try {
      element.isEnabled();
      return false;
    } catch (WebDriverException e) {
      if (isReplaced(e)) {
        return true;
      }
      throw e;
    }
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Types into the field of this name, in place of what is there. */
  public Browser type(String name, String text) {
    return settled(
        () -> {
          WebElement field = driver.findElement(By.name(name));
          field.clear();
          field.sendKeys(text);
          return this;
        });
  }

  /** Gives a date or month its value; how one types it depends on the browser's own language. */
  public Browser set(String name, String value) {
    script(
        """
        const field = arguments[0];
        field.focus();
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', {bubbles: true}));
        field.dispatchEvent(new Event('change', {bubbles: true}));
        """,
        driver.findElement(By.name(name)),
        value);
    return this;
  }

  /** Chooses the option of this value in the list of this name. */
  public Browser choose(String name, String value) {
    new Select(driver.findElement(By.name(name))).selectByValue(value);
    return this;
  }

  /** Presses the button, or follows the link, with exactly these words. */
  public Browser press(String words) {
    return settled(
        () -> {
          reach(words).click();
          return this;
        });
  }

  /** Presses a button twice in a row, as people do who are used to icons. */
  public Browser pressTwice(String words) {
    return settled(
        () -> {
          new Actions(driver).doubleClick(reach(words)).perform();
          return this;
        });
  }

  /** Scrolls to a button or link as a person does: clear of the bar that stays on top. */
  private WebElement reach(String words) {
    String quoted = "'" + words + "'";
    WebElement found =
        driver.findElement(
            By.xpath("//*[self::button or self::a][normalize-space()=" + quoted + "]"));
    script("arguments[0].scrollIntoView({block: 'nearest', behavior: 'instant'})", found);
    return found;
  }

  /** Fills the log-in page in and waits for the answer, whichever it is. */
  public Browser signIn(RunningServer server, String name, String password) {
    return signIn(server.address("/login"), name, password);
  }

  /** Fills the log-in page at this address in and waits for the answer, whichever it is. */
  public Browser signIn(URI login, String name, String password) {
    open(login);
    type("name", name).type("password", password);
    WebElement button = find("form[action='/login'] [type=submit]");
    button.click();
    waiting().until(d -> isGone(button) && isLoaded());
    return this;
  }

  /** Gives a file to the file field of this id. */
  public Browser give(String id, Path file) {
    driver.findElement(By.id(id)).sendKeys(file.toAbsolutePath().toString());
    return this;
  }

  /** Answers the question that the browser itself asks with yes. */
  public Browser agree() {
    waiting().until(ExpectedConditions.alertIsPresent()).accept();
    return this;
  }

  /** Runs a script in the page and gives what it returns. */
  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /**
   * Fetches what a link leads to, or what a form gets for an answer, as the browser itself does:
   * with its cookies and the page's token.
   *
   * @param css of an {@code a} or a {@code form}
   * @throws IllegalStateException if the server refuses
   */
  public byte[] download(String css) {
    String answer =
        (String)
            script(
                """
                const e = arguments[0];
                const how = e.tagName === 'FORM'
                  ? {method: 'POST', body: new URLSearchParams(new FormData(e))} : {};
                return fetch(e.getAttribute('action') || e.href, how)
                  .then(r => r.ok ? r.blob() : Promise.reject(new Error(r.status)))
                  .then(b => new Promise(done => {
                    const reader = new FileReader();
                    reader.onload = () => done(reader.result);
                    reader.readAsDataURL(b);
                  }))
                  .catch(e => String(e));
                """,
                find(css));
    if (!answer.startsWith("data:")) {
      throw new IllegalStateException(path() + " " + css + ": " + answer);
    }
    return Base64.getDecoder().decode(answer.substring(answer.indexOf(',') + 1));
  }

  /** Goes to another tab, counted from 0 in the order in which they were opened. */
  public Browser inTab(int number) {
    until(() -> driver.getWindowHandles().size() > number);
    driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(number));
    return this;
  }

  /** Cuts the network of this tab, or gives it back. */
  public Browser network(boolean there) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", !there, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    return this;
  }

  /** Shows the page as a phone of 390 × 844 does. */
  public Browser narrow() {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    return this;
  }

  /** Shows the page in the window of an office again. */
  public Browser wide() {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1366, "height", 768, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** Whether anybody looks at pictures. */
  public static boolean isLookedAt() {
    return LOOKED_AT;
  }

  /** The whole page as {@code target/screenshots/NAME.png}, where somebody looks at pictures. */
  public Browser screenshot(String name) {
    if (!LOOKED_AT) {
      return this;
    }
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "optimizeForSpeed", true));
    try {
      Files.createDirectories(SCREENSHOTS);
      byte[] picture = Base64.getDecoder().decode((String) answer.get("data"));
      Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fails if axe finds a violation of WCAG 2.1 A or AA, if the page is wider than the window, or if
   * the browser's console complains, of the content security policy for instance.
   */
  public Browser assertSound() {
    assertEquals("", script(AXE + SOUND, WCAG), path());
    assertEquals(
        Boolean.TRUE,
        script("return document.documentElement.scrollWidth <= window.innerWidth"),
        path() + " is wider than the window");
    List<String> complaints =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .map(LogEntry::getMessage)
            .filter(message -> !message.contains("Failed to load resource"))
            .toList();
    assertEquals(List.of(), complaints, path());
    return this;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
