package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

@ExtendWith(ConsoleExtension.class)
class AppearanceIT {
    @Test
    void chineseIsOneClickAwayAndStays(Program server, Console console) {
        Screen screen = console.screen();
        screen.button("中文").click();
        screen.sees("欢迎使用 Embedsmith");
        screen.field("API 密钥").sendKeys(server.adminKey());
        screen.button("进入").click();

        screen.sees("还没有集合");
        for (String page : List.of("模型", "任务", "密钥", "集合")) {
            screen.link(page).click();
            screen.until("the heading is not " + page, () -> console.place().equals(page) ? true : null);
        }
        console.driver().navigate().refresh();
        screen.sees("还没有集合");
        assertThat(console.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("zh-CN");

        screen.button("English").click();
        screen.sees("No collections yet");
    }

    @Test
    void theSystemsColoursHoldUntilOthersAreChosen(Console console) {
        Screen screen = console.screen();
        screen.field("API key");
        String light = background(console);
        console.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        String dark = background(console);
        assertThat(dark).isNotEqualTo(light);

        screen.button("Colours: as the system").click();
        screen.button("Colours: light");
        assertThat(background(console)).isEqualTo(light);
        screen.button("Colours: light").click();
        screen.button("Colours: dark");
        assertThat(background(console)).isEqualTo(dark);
        console.driver().navigate().refresh();
        screen.button("Colours: dark");
        assertThat(background(console)).isEqualTo(dark);
    }

    private static String background(Console console) {
        return console.driver().findElement(By.tagName("html")).getCssValue("background-color");
    }
}
