package io.embedsmith.api.console;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * A result as it is shown.
 *
 * @param title heading
 * @param text the passage
 * @param marked what is highlighted in it
 * @param score the score
 * @param meaning what the vectors gave; empty when they were not asked
 * @param keywords what the words gave; empty when they were not asked
 */
record Result(String title, String text, List<String> marked, String score, String meaning, String keywords) {
    static Result of(WebElement article) {
        return new Result(
                article.findElement(By.tagName("h3"))
                        .findElement(By.tagName("a"))
                        .getText(),
                article.findElement(By.cssSelector(".passage-text")).getText(),
                article.findElements(By.tagName("mark")).stream()
                        .map(WebElement::getText)
                        .toList(),
                article.findElement(By.cssSelector(".score")).getText(),
                signal(article, "Meaning"),
                signal(article, "Keywords"));
    }

    private static String signal(WebElement article, String term) {
        return article.findElements(By.cssSelector("dl > div")).stream()
                .filter(entry -> entry.findElement(By.tagName("dt")).getText().equals(term))
                .map(entry -> entry.findElement(By.tagName("dd")).getText())
                .findFirst()
                .orElse("");
    }
}
