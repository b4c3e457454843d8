package io.hornbook.report.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.hornbook.format.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium, driven by the WebDriver protocol (W3C) over HTTP. */
final class Browser implements AutoCloseable {
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  /** A script that gives what text stands out too little from its ground (WCAG AA). */
  static final String DIM =
      """
      const lum = c => { const [r, g, b] = c.map(v => { v /= 255;
          return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
        return .2126 * r + .7152 * g + .0722 * b; };
      const rgb = s => s.match(/[\\d.]+/g).map(Number);
      const ground = e => { for (; e; e = e.parentElement) {
          const c = rgb(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
      return [...document.querySelectorAll('body *:not(script):not(svg *)')]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => { const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(ground(e));
          return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; })
        .map(e => e.outerHTML.slice(0, 90));
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final Process driver;
  private final String root;
  private final Path profile;

  private Browser(Process driver, String root, Path profile) {
    this.driver = driver;
    this.root = root;
    this.profile = profile;
  }

  /** Skips the tests of a class where there is no browser, unless one is required. */
  static void abortWithout() {
    if (chromium().isEmpty() || driver().isEmpty()) {
      String missing = "no chromium and chromedriver on the PATH: the page is not tested here";
      if ("required".equals(System.getenv("HORNBOOK_BROWSER"))) {
        fail(missing);
      }
      abort(missing);
    }
  }

  private static Optional<Path> chromium() {
    return onPath("chromium", "chromium-browser", "google-chrome");
  }

  private static Optional<Path> driver() {
    return onPath("chromedriver", "chromium.chromedriver");
  }

  private static Optional<Path> onPath(String... names) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Arrays.stream(names)
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts both programs; {@code profile} is an empty folder for the browser's own files. */
  static Browser start(Path profile) throws IOException {
    Process driver =
        new ProcessBuilder(driver().orElseThrow().toString(), "--port=0")
            .redirectErrorStream(true)
            .start();
    String port = port(driver);
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("binary", chromium().orElseThrow().toString());
    options.put(
        "args",
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile));
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("goog:chromeOptions", options);
    wanted.put("goog:loggingPrefs", Map.of("browser", "ALL"));
    String server = "http://127.0.0.1:" + port + "/session";
    Map<?, ?> session =
        (Map<?, ?>) send("POST", server, Map.of("capabilities", Map.of("alwaysMatch", wanted)));
    return new Browser(driver, server + "/" + session.get("sessionId"), profile);
  }

  private static String port(Process driver) throws IOException {
    BufferedReader out = driver.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("started successfully on port")) {
        return line.replaceAll("\\D+", "");
      }
    }
    throw new IOException("chromedriver ended without a port");
  }

  private static Object send(String method, String url, Object body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(Json.line(body)))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      Object value = ((Map<?, ?>) Json.parse(response.body(), "chromedriver")).get("value");
      if (response.statusCode() != 200) {
        throw new IllegalStateException(url + ": " + value);
      }
      return value;
    } catch (IOException e) {
      throw new IllegalStateException("chromedriver does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Object post(String path, Object body) {
    return send("POST", root + path, body);
  }

  void open(Path page) {
    post("/url", Map.of("url", page.toUri().toString()));
  }

  /** Runs the body of a function; its arguments are {@code arguments[0]} … */
  Object run(String script, Object... arguments) {
    return post("/execute/sync", Map.of("script", script, "args", List.of(arguments)));
  }

  Object element(String css) {
    return post("/element", Map.of("using", "css selector", "value", css));
  }

  void click(String css) {
    post("/element/" + id(css) + "/click", Map.of());
  }

  private String id(String css) {
    return (String) ((Map<?, ?>) element(css)).get(ELEMENT);
  }

  void hover(String css) {
    run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css);
    Map<String, Object> move = new LinkedHashMap<>();
    move.put("type", "pointerMove");
    move.put("duration", 0L);
    move.put("origin", element(css));
    move.put("x", 0L);
    move.put("y", 0L);
    Map<String, Object> pointer = new LinkedHashMap<>();
    pointer.put("type", "pointer");
    pointer.put("id", "mouse");
    pointer.put("actions", List.of(move));
    post("/actions", Map.of("actions", List.of(pointer)));
  }

  /** Presses keys one after the other, wherever the focus is. */
  void press(String... keys) {
    List<Object> actions =
        Arrays.stream(keys)
            .<Object>flatMap(
                k ->
                    Stream.of(
                        Map.of("type", "keyDown", "value", k), Map.of("type", "keyUp", "value", k)))
            .toList();
    post(
        "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
  }

  /** Pretends a screen of this width and a colour scheme. */
  void pretend(int width, int height, String scheme) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("width", width);
    metrics.put("height", height);
    metrics.put("deviceScaleFactor", 1L);
    metrics.put("mobile", false);
    cdp("Emulation.setDeviceMetricsOverride", metrics);
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  Object cdp(String command, Map<String, Object> parameters) {
    return post("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** What the browser complained about since the last call. */
  List<?> complaints() {
    return (List<?>) post("/se/log", Map.of("type", "browser"));
  }

  byte[] screenshot() {
    return Base64.getDecoder().decode((String) send("GET", root + "/screenshot", null));
  }

  @Override
  public void close() throws IOException {
    try {
      send("DELETE", root, null);
    } finally {
      driver.destroy();
      driver.onExit().join();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
    }
  }
}
