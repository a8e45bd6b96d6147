import { TimeLeft } from "../../main/web/core/time-left";
import { assertEquals, test } from "./harness";

const SECOND = 1000;

test("time left follows from the pace since the first look", () => {
    const left = new TimeLeft();
    assertEquals(left.after(0.25, 0), undefined);
    assertEquals(left.after(0.5, 10 * SECOND), 20);
    assertEquals(left.after(0.75, 40 * SECOND), 20);
    assertEquals(left.after(1, 60 * SECOND), undefined);
});

test("nothing is said too early, and a new beginning counts anew", () => {
    const left = new TimeLeft();
    left.after(0.5, 0);
    assertEquals(left.after(0.6, SECOND), undefined);
    assertEquals(left.after(0.5, 100 * SECOND), undefined);
    assertEquals(left.after(0.25, 200 * SECOND), undefined);
    assertEquals(left.after(0.5, 210 * SECOND), 20);
});

test("what an earlier attempt did is not taken for speed", () => {
    const left = new TimeLeft();
    left.after(0, 0);
    assertEquals(left.after(0.5, 5 * SECOND), undefined);
    assertEquals(left.after(0.75, 15 * SECOND), 10);
});
