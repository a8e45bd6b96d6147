package io.embedsmith.evaluation.wording;

/** A language of reports. */
public enum Language {
    /** English. */
    EN("en"),
    /** Chinese, simplified. */
    ZH("zh-Hans");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }
}
