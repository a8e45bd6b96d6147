package io.embedsmith.api.console;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What can be seen, all of it or one part. Everything waits until it is there: the page answers when it can. */
final class Screen {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final By BODY = By.tagName("body");

    private final WebDriver driver;
    private final Supplier<? extends SearchContext> part;

    private Screen(WebDriver driver, Supplier<? extends SearchContext> part) {
        this.driver = driver;
        this.part = part;
    }

    static Screen of(WebDriver driver) {
        return new Screen(driver, () -> driver.findElement(BODY));
    }

    /** The part with this role and name. */
    Screen within(Role role, String name) {
        return new Screen(driver, () -> find(role, name));
    }

    /** The first thing of that role whose name is, or begins with, {@code name}. */
    WebElement find(Role role, String name) {
        return until(
                "there is no " + role + " '" + name + "'", () -> firstOf(named(role, name), named(role, name + "*")));
    }

    WebElement button(String name) {
        return find(Role.BUTTON, name);
    }

    WebElement link(String name) {
        return find(Role.LINK, name);
    }

    WebElement field(String label) {
        return find(Role.FIELD, label);
    }

    /** How many there are now. */
    int count(Role role) {
        return part.get().findElements(role.elements()).size();
    }

    /** Whether there is one now. */
    boolean has(Role role, String name) {
        return !named(role, name).isEmpty();
    }

    /** All that can be read. */
    String text() {
        return part.get() instanceof WebElement element ? element.getText() : "";
    }

    void sees(String text) {
        until("'" + text + "' is not to be seen", () -> text().contains(text) ? true : null);
    }

    void seesNo(String text) {
        until("'" + text + "' is still to be seen", () -> text().contains(text) ? null : true);
    }

    void hasNo(Role role, String name) {
        until(role + " '" + name + "' is still there", () -> has(role, name) ? null : true);
    }

    /** Asks until there is an answer; parts that the page replaces in between are asked again. */
    <T> T until(String otherwise, Supplier<T> answer) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(
                        () -> otherwise + " in:\n" + driver.findElement(BODY).getText())
                .until(ignored -> answer.get());
    }

    private static WebElement firstOf(List<WebElement> exact, List<WebElement> beginning) {
        return exact.isEmpty() ? beginning.stream().findFirst().orElse(null) : exact.getFirst();
    }

    private List<WebElement> named(Role role, String name) {
        boolean beginning = name.endsWith("*");
        String wanted = beginning ? name.substring(0, name.length() - 1) : name;
        return part.get().findElements(role.elements()).stream()
                .filter(element -> {
                    String actual = role.nameOf(element);
                    return beginning ? actual.startsWith(wanted) : actual.equals(wanted);
                })
                .toList();
    }
}
