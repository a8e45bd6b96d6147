package io.embedsmith.retrieval.extract.numbering;

/**
 * Numbers in Chinese, up to 9,999.
 *
 * @param digits of 0 to 9
 * @param units of 10, 100 and 1,000
 * @param leavesOutOne whether 10 to 19 begin with the unit
 */
record ChineseNumber(String digits, String units, boolean leavesOutOne) {
    static final int MOST = 9_999;
    static final ChineseNumber COUNTING = new ChineseNumber("零一二三四五六七八九", "十百千", true);
    static final ChineseNumber LEGAL = new ChineseNumber("零壹贰叁肆伍陆柒捌玖", "拾佰仟", false);

    String of(int number) {
        StringBuilder out = new StringBuilder();
        boolean zeros = false;
        for (int place = 3, unit = 1_000; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                zeros = true;
                continue;
            }
            // Zeros between two digits are said once, those at the end not at all.
            out.append(zeros && !out.isEmpty() ? digits.substring(0, 1) : "");
            zeros = false;
            boolean saysDigit = !(leavesOutOne && place == 1 && digit == 1 && out.isEmpty());
            out.append(saysDigit ? digits.substring(digit, digit + 1) : "");
            out.append(place > 0 ? units.substring(place - 1, place) : "");
        }
        return out.toString();
    }
}
