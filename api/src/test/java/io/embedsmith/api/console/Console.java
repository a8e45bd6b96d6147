package io.embedsmith.api.console;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A browser of its own that shows the console of a server. */
final class Console implements AutoCloseable {
    private final ChromeDriver driver;
    private final String url;
    private final Screen screen;

    Console(Path profile, String url) {
        this.driver = Chromium.start(profile);
        this.url = url;
        this.screen = Screen.of(driver);
        open("");
    }

    ChromeDriver driver() {
        return driver;
    }

    Screen screen() {
        return screen;
    }

    /** Goes to an address of the console, as a bookmark does. */
    void open(String hash) {
        driver.get(url + "/" + hash);
    }

    /** Pastes the key. */
    void enter(String key) {
        WebElement field = screen.field("API key");
        field.clear();
        field.sendKeys(key, Keys.ENTER);
    }

    CollectionPages collection(String name) {
        return new CollectionPages(this, name);
    }

    /** The heading that tells where one is. */
    String place() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    /** What has the keyboard. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Types without choosing where, as a person does. */
    void press(CharSequence... keys) {
        focused().sendKeys(keys);
    }

    /** Complaints of the browser since the last call: failed requests, errors in scripts, breaches of the policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Addresses that the page has asked for and heard the whole answer of. */
    List<String> requests() {
        return ((List<?>) driver.executeScript(
                        "return performance.getEntriesByType('resource').map((entry) => entry.name)"))
                .stream().map(String::valueOf).toList();
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
