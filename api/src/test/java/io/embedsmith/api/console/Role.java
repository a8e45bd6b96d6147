package io.embedsmith.api.console;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What a thing on the page is to its user. */
enum Role {
    BUTTON("button, summary"),
    LINK("a[href]"),
    FIELD("input, textarea, select"),
    HEADING("h1, h2, h3"),
    DIALOG("dialog[open]"),
    REGION("section[aria-label], section[aria-labelledby], aside[aria-label]"),
    RESULT("article"),
    ROW("tr"),
    ALERT("[role=alert]"),
    PROGRESS("progress"),
    /** Stands where something is on its way. */
    WAITING("[role=status][aria-label]");

    private final String selector;

    Role(String selector) {
        this.selector = selector;
    }

    /** What it is called; a row, which has no name of its own, by what it says. */
    String nameOf(WebElement element) {
        return this == ROW ? element.getText() : element.getAccessibleName().strip();
    }

    By elements() {
        return By.cssSelector(selector);
    }
}
