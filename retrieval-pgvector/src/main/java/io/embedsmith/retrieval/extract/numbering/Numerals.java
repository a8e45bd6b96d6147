package io.embedsmith.retrieval.extract.numbering;

import org.apache.poi.hwpf.converter.NumberFormatter;

/** How a number in front of an item is written. */
public enum Numerals {
    /** 1, 2, 3; also for what none of the others writes. */
    DECIMAL {
        @Override
        String written(int number) {
            return Integer.toString(number);
        }
    },
    /** 01, 02, … 10. */
    DECIMAL_ZERO {
        @Override
        String written(int number) {
            return number < 10 ? "0" + number : Integer.toString(number);
        }
    },
    /** 1st, 2nd. */
    ORDINAL {
        @Override
        String written(int number) {
            boolean teens = number / 10 % 10 == 1;
            return number
                    + switch (teens ? 0 : number % 10) {
                        case 1 -> "st";
                        case 2 -> "nd";
                        case 3 -> "rd";
                        default -> "th";
                    };
        }
    },
    /** a … z, aa, bb. */
    LOWER_LETTER {
        @Override
        String written(int number) {
            return letters('a', number);
        }
    },
    /** A … Z, AA, BB. */
    UPPER_LETTER {
        @Override
        String written(int number) {
            return letters('A', number);
        }
    },
    /** i, ii, iii. */
    LOWER_ROMAN {
        @Override
        String written(int number) {
            return NumberFormatter.getNumber(number, ROMAN_SMALL);
        }
    },
    /** I, II, III. */
    UPPER_ROMAN {
        @Override
        String written(int number) {
            return NumberFormatter.getNumber(number, ROMAN_LARGE);
        }
    },
    /** 一, 十一, 二十. */
    CHINESE {
        @Override
        String written(int number) {
            return ChineseNumber.COUNTING.of(number);
        }
    },
    /** 壹, 壹拾壹: as on cheques. */
    CHINESE_LEGAL {
        @Override
        String written(int number) {
            return ChineseNumber.LEGAL.of(number);
        }
    },
    /** 一, 一〇, 一一: digit by digit. */
    CHINESE_DIGITS {
        @Override
        String written(int number) {
            return replacedDigits(number, "〇一二三四五六七八九");
        }
    },
    /** 甲, 乙, 丙: the ten heavenly stems. */
    HEAVENLY_STEMS {
        @Override
        String written(int number) {
            return oneOf("甲乙丙丁戊己庚辛壬癸", number);
        }
    },
    /** 子, 丑, 寅: the twelve earthly branches. */
    EARTHLY_BRANCHES {
        @Override
        String written(int number) {
            return oneOf("子丑寅卯辰巳午未申酉戌亥", number);
        }
    },
    /** ①, ②. */
    CIRCLED {
        @Override
        String written(int number) {
            return oneOf("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", number);
        }
    },
    /** ⑴, ⑵. */
    IN_PARENTHESES {
        @Override
        String written(int number) {
            return oneOf("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", number);
        }
    },
    /** １, ２. */
    FULL_WIDTH {
        @Override
        String written(int number) {
            return replacedDigits(number, "０１２３４５６７８９");
        }
    },
    /** The same mark before every item. */
    BULLET {
        @Override
        String written(int number) {
            return "-";
        }
    },
    /** Nothing is written. */
    NONE {
        @Override
        String written(int number) {
            return "";
        }
    };

    private static final int ROMAN_LARGE = 1;
    private static final int ROMAN_SMALL = 2;
    private static final int MOST_ROMAN = 3_999;
    /** Thirty times the same letter is no number that anybody reads. */
    private static final int MOST_LETTERS = 26 * 30;

    abstract String written(int number);

    /** The number in these numerals, in decimal ones where these have none for it. */
    public String of(int number) {
        return this == BULLET || this == NONE || (number > 0 && number <= most()) || this == DECIMAL_ZERO
                ? written(number)
                : Integer.toString(number);
    }

    private int most() {
        return switch (this) {
            case LOWER_ROMAN, UPPER_ROMAN -> MOST_ROMAN;
            case LOWER_LETTER, UPPER_LETTER -> MOST_LETTERS;
            case CHINESE, CHINESE_LEGAL -> ChineseNumber.MOST;
            case HEAVENLY_STEMS -> 10;
            case EARTHLY_BRANCHES -> 12;
            case CIRCLED, IN_PARENTHESES -> 20;
            case DECIMAL, DECIMAL_ZERO, ORDINAL, CHINESE_DIGITS, FULL_WIDTH, BULLET, NONE -> Integer.MAX_VALUE;
        };
    }

    /** By the name of a number format in WordprocessingML (ECMA-376, 17.18.59 ST_NumberFormat). */
    public static Numerals ofWord(String format) {
        return switch (format) {
            case "decimalZero" -> DECIMAL_ZERO;
            case "ordinal" -> ORDINAL;
            case "lowerLetter" -> LOWER_LETTER;
            case "upperLetter" -> UPPER_LETTER;
            case "lowerRoman" -> LOWER_ROMAN;
            case "upperRoman" -> UPPER_ROMAN;
            case "chineseCounting",
                    "chineseCountingThousand",
                    "japaneseCounting",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand" -> CHINESE;
            case "chineseLegalSimplified", "ideographLegalTraditional" -> CHINESE_LEGAL;
            case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital" -> CHINESE_DIGITS;
            case "ideographTraditional" -> HEAVENLY_STEMS;
            case "ideographZodiac" -> EARTHLY_BRANCHES;
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> CIRCLED;
            case "decimalEnclosedParen" -> IN_PARENTHESES;
            case "decimalFullWidth", "decimalFullWidth2" -> FULL_WIDTH;
            case "bullet" -> BULLET;
            case "none" -> NONE;
            default -> DECIMAL;
        };
    }

    private static String letters(char first, int number) {
        char letter = (char) (first + (number - 1) % 26);
        return String.valueOf(letter).repeat((number - 1) / 26 + 1);
    }

    private static String oneOf(String numerals, int number) {
        return String.valueOf(numerals.charAt(number - 1));
    }

    private static String replacedDigits(int number, String digits) {
        StringBuilder out = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> out.append(digits.charAt(digit - '0')));
        return out.toString();
    }
}
