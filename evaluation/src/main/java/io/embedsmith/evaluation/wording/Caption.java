package io.embedsmith.evaluation.wording;

/** Every sentence and heading of the reports, in both languages. {@code {0}} and so on stand for values. */
public enum Caption {
    LEADERBOARD("Leaderboard", "排行榜"),
    LEADERBOARD_ABOUT(
            "{0} models on {1} tasks. Means are left out where a model lacks a task. Rank: Borda count over the tasks, as on"
                    + " MTEB’s leaderboard.",
            "{0} 个模型，{1} 个任务。缺少任务的模型不计平均值。排名与 MTEB 排行榜相同：对各任务做 Borda 计数。"),
    RANK("Rank (Borda)", "名次（Borda）"),
    MODEL("Model", "模型"),
    REVISION("Revision", "版本"),
    MEAN_TASKS("Mean (tasks)", "平均（任务）"),
    MEAN_TYPES("Mean (types)", "平均（类型）"),
    TYPE_MEANS("Means by type of task", "各类型平均值"),
    SCORES_BY_TASK("Scores by task", "各任务得分"),
    BARS_ABOUT("Main score of each model on each task; longer is better.", "每个模型在各任务上的主要得分，越长越好。"),
    TASK("Task", "任务"),
    TYPE("Type", "类型"),
    METRIC("Metric", "指标"),
    ITEMS("Items", "样本数"),
    OTHER_TYPE("Other", "其他"),
    AS_TABLE("The same as a table", "以表格显示"),
    COMPARISON("{0} against {1}", "{0} 与 {1} 对比"),
    COMPARISON_ABOUT(
            "A is {0}, B is {1}. The difference is A less B, with its 95% interval by the paired bootstrap; p by paired"
                    + " randomisation, two-sided, also corrected by Holm for {2} tasks. Significant: corrected p below 0.05.",
            "A 为 {0}，B 为 {1}。差值为 A 减 B，区间为配对自助法的 95% 置信区间；p 由双侧配对随机化检验得出，并按 Holm 方法对 {2} 个任务校正。校正后 p"
                    + " 小于 0.05 视为显著。"),
    DIFFERENCE("A − B", "A − B"),
    INTERVAL("95% interval", "95% 区间"),
    P("p", "p"),
    P_HOLM("p (Holm)", "p（Holm）"),
    VERDICT("Verdict", "结论"),
    FIRST_BETTER("A is better", "A 更好"),
    SECOND_BETTER("B is better", "B 更好"),
    NO_DIFFERENCE("no significant difference", "无显著差异"),
    SUMMARY(
            "Of {0} tasks, A is better on {1}, B on {2}, and {3} show no significant difference.",
            "在 {0} 个任务中，A 在 {1} 个上更好，B 在 {2} 个上更好，{3} 个无显著差异。"),
    NOT_COMPARED("Not compared", "未比较"),
    REASON("Reason", "原因"),
    SCATTER("{0}: item by item", "{0}：逐条对比"),
    SCATTER_ABOUT(
            "Each point is one of {0} items: A to the right, B upwards. Above the line B is better, below it A.",
            "每个点为 {0} 条样本之一：横轴为 A，纵轴为 B。线上方 B 更好，线下方 A 更好。"),
    SCATTER_CLOSENESS(
            "Score of a pair: 1 less the distance between the rank of its prediction and the rank of what people say.",
            "每对的得分：1 减去预测名次与人工标注名次之间的距离。"),
    SCATTER_THINNED("{0} of {1} points are drawn.", "图中绘出 {1} 个点中的 {0} 个。"),
    A_WON("Where A gains most", "A 提高最多的样本"),
    A_LOST("Where A loses most", "A 下降最多的样本"),
    ITEM("Item", "样本"),
    TEXT("Text", "文本"),
    DISTRIBUTIONS("{0}: similarities of positives and negatives", "{0}：正例与负例的相似度"),
    DISTRIBUTIONS_ABOUT(
            "{0}. AUC {1}, overlap {2}. Best F1 {3} at the threshold {4}.", "{0}。AUC {1}，重叠 {2}。最佳 F1 为 {3}，阈值 {4}。"),
    POSITIVES("Positives", "正例"),
    NEGATIVES("Negatives", "负例"),
    SIMILARITY("Similarity", "相似度"),
    SHARE("Share", "占比"),
    THRESHOLD("Threshold", "阈值"),
    FROM("From", "起"),
    TO("To", "止"),
    ADVICE("Which model", "选择模型"),
    ADVICE_ABOUT(
            "{0} models, quality as the mean over {1} tasks ({2}), storage for {3} passages.",
            "{0} 个模型；质量为 {1} 个任务（{2}）的平均值；存储按 {3} 个段落计算。"),
    LANGUAGES("Languages", "语言"),
    MAX_TOKENS("Max tokens", "最大长度"),
    TRUNCATED("Truncated", "被截断"),
    DIMENSION("Dimension", "维度"),
    BYTES_PER_PASSAGE("Per passage", "每段落"),
    STORAGE_HALF("Storage halfvec", "存储 halfvec"),
    STORAGE_FULL("Storage vector", "存储 vector"),
    PARAMETERS("Parameters", "参数量"),
    FILE_SIZE("File", "文件"),
    MEMORY("Memory", "内存"),
    QUERY_MILLIS("Per query", "每次查询"),
    TOKENS_PER_SECOND("Tokens/s", "Token/秒"),
    QUALITY("Quality", "质量"),
    FRONT("Front", "前沿"),
    FRONT_ABOUT(
            "Front: no other model is at least as good in quality, time per query and bytes per passage and better in one.",
            "前沿：没有其他模型在质量、查询时间和每段落字节数上都不差且至少一项更好。"),
    STORAGE_ABOUT(
            "Storage: the vectors in their column and an HNSW index over them (m = 16), by the sizes in pgvector’s source"
                    + " (src/hnsw.h); an estimate, texts not counted.",
            "存储：向量列及其 HNSW 索引（m = 16），按 pgvector 源码（src/hnsw.h）中的结构大小估算，不含文本。"),
    RECOMMENDATION("Recommendation", "建议"),
    TAKE("Take {0}.", "选用 {0}。"),
    WHY_ONLY("It is the only model with results on all these tasks.", "只有它具有全部任务的结果。"),
    WHY_BEST(
            "Its quality, {0}, is the highest, and every other model is significantly worse.",
            "它的质量 {0} 最高，且其他模型均显著更差。"),
    WHY_HIGHEST("Its quality, {0}, is the highest.", "它的质量 {0} 最高。"),
    WHY_EQUAL(
            "Its quality, {0}, is not significantly different from the highest, {1} of {2} (difference {3}, interval {4},"
                    + " p {5}).",
            "它的质量 {0} 与最高的 {2}（{1}）无显著差异（差值 {3}，区间 {4}，p {5}）。"),
    WHY_FEWEST("Of the {0} models of equal quality it has the fewest dimensions, {1}.", "在 {0} 个质量相当的模型中，它的维度最少（{1}）。"),
    WHY_FASTEST(
            "Of the {0} models of equal quality and {1} dimensions it answers a query fastest, in {2}.",
            "在 {0} 个质量相当且维度为 {1} 的模型中，它的查询最快（{2}）。"),
    WHY_TRUNCATES(
            "It truncates {0} of the given passages at {1} tokens; split them or choose a longer limit.",
            "它在 {1} 个 token 处截断 {0} 的给定段落；请切分段落或选用更长的模型。"),
    NO_QUALITY(
            "No model has results on all these tasks; run ‘embedsmith eval’ first. The table shows what is known without.",
            "没有模型具有全部任务的结果；请先运行 ‘embedsmith eval’。表中为已知信息。");

    private final String english;
    private final String chinese;

    Caption(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The words, with values in place. */
    public String in(Language language, Object... values) {
        String text =
                switch (language) {
                    case EN -> english;
                    case ZH -> chinese;
                };
        StringBuilder filled = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{' && text.startsWith("}", i + 2)) {
                filled.append(values[text.charAt(i + 1) - '0']);
                i += 2;
            } else {
                filled.append(text.charAt(i));
            }
        }
        return filled.toString();
    }
}
