package io.embedsmith.api.console;

/** Words of the interface in its two languages. */
enum Words {
    API_KEY("API key", "API 密钥"),
    SWITCH("English", "中文"),
    CREATE_COLLECTION("Create collection", "新建集合"),
    SPLITTING("Splitting and dictionary", "切分与词典"),
    COLLECTIONS("Collections", "集合"),
    QUERY("Query", "查询"),
    FILTER("Filter", "筛选"),
    CONDITION("Condition", "条件"),
    MAP("Map of the signals", "信号分布图"),
    NO_RESULTS("No results", "没有结果"),
    FAILED("Failed", "失败"),
    CHOOSE_FILES("Choose files", "选择文件"),
    PREVIEW("Preview the passages of 员工手册.md", "预览 员工手册.md 的段落"),
    PASSAGES("Passages of 员工手册.md", "员工手册.md 的段落"),
    DELETE_COLLECTION("Delete collection", "删除集合"),
    DELETE_WHAT("Delete a11y?", "删除 a11y？"),
    NO_CHANGE("No query changed.", "没有查询发生变化。"),
    IMPORT("Import", "导入"),
    IMPORT_INTO("Import into faq", "导入到 faq"),
    JUDGE_FOR("Judge results for", "为评测集打分"),
    GRADE("Grade", "评分"),
    MODEL_CARD("Model card", "模型卡片"),
    MODELS("Models", "模型"),
    FINE_TUNE("Fine-tune a model", "微调模型"),
    MORE_SETTINGS("More settings", "更多设置"),
    CURVES("Curves", "曲线"),
    EVALUATIONS("Evaluations", "模型评测"),
    WHICH_MODEL("Which model?", "选哪个模型？"),
    ITEM_BY_ITEM("Item by item", "逐条对比"),
    QUALITY_AND_SPEED("Quality against speed", "质量与速度"),
    JOBS("Jobs", "任务"),
    KEYS("Keys", "密钥"),
    CREATE_KEY("Create key", "新建密钥"),
    SHORTCUTS("Keyboard shortcuts", "键盘快捷键"),
    ACCOUNT("Signed in with key", "当前密钥");

    private final String english;
    private final String chinese;

    Words(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }

    /** A language of the interface. */
    enum Language {
        ENGLISH,
        CHINESE
    }
}
