package io.embedsmith.api.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The installed browser. Nothing is looked for or fetched elsewhere: a browser that is missing is an error. */
final class Chromium {
    private static final InstalledProgram BROWSER =
            new InstalledProgram("CHROMIUM", "chromium", List.of("chromium", "chromium-browser", "google-chrome"));
    private static final InstalledProgram DRIVER =
            new InstalledProgram("CHROMEDRIVER", "chromium-driver", List.of("chromedriver", "chromium.chromedriver"));

    private Chromium() {}

    /** Starts without a window, with an empty profile, speaking English. */
    static ChromeDriver start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.find().toFile());
        options.addArguments(
                "--headless=new",
                // A browser that root starts has no sandbox of its own; it sees nothing but the console.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
        LoggingPreferences everything = new LoggingPreferences();
        everything.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", everything);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.find().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }
}
