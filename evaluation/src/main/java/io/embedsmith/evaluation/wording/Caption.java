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
                    + " randomisation, two-sided, also corrected by Holm (tasks: {2}). Significant: corrected p below 0.05.",
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
            "Tasks: {0}. A is better on {1}, B on {2}; no significant difference on {3}.",
            "在 {0} 个任务中，A 在 {1} 个上更好，B 在 {2} 个上更好，{3} 个无显著差异。"),
    NOT_COMPARED("Not compared", "未比较"),
    REASON("Reason", "原因"),
    SCATTER("{0}: item by item", "{0}：逐条对比"),
    SCATTER_ABOUT(
            "Each point is one of {0} items: A to the right, B upwards. Above the line B is better, below it A; a larger point is several items.",
            "每个点为 {0} 条样本之一：横轴为 A，纵轴为 B。线上方 B 更好，线下方 A 更好；较大的点代表多条样本。"),
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
    NO_DISTRIBUTIONS("{0}: no distributions and no threshold. {1}", "{0}：没有分布和阈值。{1}"),
    NO_POSITIVE("No pair of the dev set belongs together.", "开发集中没有相关的文本对。"),
    NO_NEGATIVE(
            "Everything in the dev set belongs together: no pair has a lower label, or every passage near a query was judged"
                    + " relevant.",
            "开发集中全部相关：没有标签更低的文本对，或查询附近的段落均被判为相关。"),
    POSITIVE_FROM("Pairs with a label of {0} or more count as belonging together.", "标签不低于 {0} 的文本对视为相关。"),
    POSITIVES("Positives", "正例"),
    NEGATIVES("Negatives", "负例"),
    SIMILARITY("Similarity", "相似度"),
    SHARE("Share", "占比"),
    THRESHOLD("Threshold", "阈值"),
    FROM("From", "起"),
    TO("To", "止"),
    SWEEP("Merging {0} with {1}", "{0} 与 {1} 的合并"),
    SWEEP_ABOUT(
            "{0}. The coefficient is that of {1}: 0 is {2} as it was. Target: {3}. Guards: {4}. Main score of each task; mean"
                    + " over targets and over guards.",
            "{0}。系数为 {1} 的权重，0 即原来的 {2}。目标任务：{3}。保护任务：{4}。各任务取主要得分，目标与保护任务分别取平均。"),
    SWEEP_CURVES("Target and guards by coefficient", "目标与保护任务随系数的变化"),
    SWEEP_CURVES_ABOUT(
            "Mean over the target tasks and mean over the guard tasks. Large points are on the front. Dashed, across: the"
                    + " lowest that the guards may fall to; upright: the recommended coefficient.",
            "目标任务平均值与保护任务平均值。大点位于前沿。横虚线：保护任务允许的最低值；竖虚线：建议的系数。"),
    COEFFICIENT("Coefficient", "系数"),
    TARGET_MEAN("Target mean", "目标均值"),
    GUARD_MEAN("Guard mean", "保护均值"),
    GUARD_CHANGE("Guards against base", "保护任务变化"),
    GAIN_KEPT("Gain kept", "保留的提升"),
    SWEEP_FRONT_ABOUT(
            "Front: no other coefficient is at least as good on target and guards and better on one.",
            "前沿：没有其他系数在目标和保护任务上都不差且至少一项更好。"),
    SWEEP_TAKE(
            "Take the coefficient {0}: it has the highest target mean, {1}, of those whose guard mean is at most {2} below"
                    + " the base’s.",
            "选用系数 {0}：在保护任务平均值比原模型最多低 {2} 的系数中，它的目标平均值最高（{1}）。"),
    SWEEP_KEEPS(
            "It keeps {0} of what tuning gained on the target ({1} → {2}); the guards change by {3}, with the tuned model"
                    + " they change by {4}.",
            "它保留了微调在目标上提升（{1} → {2}）的 {0}；保护任务变化 {3}，微调模型为 {4}。"),
    SWEEP_STAY(
            "Stay with the base: no mixture with a higher target mean keeps the guard mean within {0} of the base’s.",
            "保留原模型：没有目标更高且保护任务下降不超过 {0} 的混合。"),
    SWEEP_NO_GAIN(
            "The tuned model is not better on the target than its base ({0} against {1}): there is no gain to keep.",
            "微调模型在目标上不优于原模型（{0} 对 {1}），没有可保留的提升。"),
    ADVICE("Which model", "选择模型"),
    ADVICE_ABOUT(
            "{0} models. Quality: mean over the tasks {1}. Storage: for {2} passages.",
            "{0} 个模型。质量：以下任务的平均值：{1}。存储：按 {2} 个段落计算。"),
    LANGUAGES("Languages", "语言"),
    MAX_TOKENS("Max tokens", "最大长度"),
    TRUNCATED("Truncated", "被截断"),
    DIMENSION("Dimension", "维度"),
    BYTES_PER_PASSAGE("Bytes per passage (halfvec / vector)", "每段落字节（halfvec / vector）"),
    STORAGE_HALF("Storage (halfvec)", "存储（halfvec）"),
    STORAGE_FULL("Storage (vector)", "存储（vector）"),
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
    WHY_FEW_ITEMS(
            "Only {0} items were compared, so a real difference can look like chance; judge more before you settle.",
            "仅比较了 {0} 项，真实差异可能被偶然性掩盖；请先标注更多数据再作决定。"),
    WHY_TRUNCATES(
            "It truncates {0} of the given passages at {1} tokens; split them or choose a longer limit.",
            "它在 {1} 个 token 处截断 {0} 的给定段落；请切分段落或选用更长的模型。"),
    TUNING("{0}, tuned from {1}", "{1} 微调为 {0}"),
    TUNING_STEPS("{0} steps were done, {1} of them with a measurement on the dev set.", "共 {0} 步，其中 {1} 次在开发集上测量。"),
    TUNING_DEV("On the dev set {0} went from {1} to {2}, best after step {3}.", "开发集上 {0} 由 {1} 变为 {2}，在第 {3} 步后最佳。"),
    TUNING_NO_DEV(
            "There was no dev set: these are the last weights, and nothing says that they are the best.",
            "没有开发集：这是最后的权重，无法说明它们最好。"),
    CURVES("How training went", "训练过程"),
    STEP("Step", "步"),
    LOSS("Loss", "损失"),
    LOSS_ABOUT("Loss of each step, averaged over {0} steps each.", "每步的损失，每 {0} 步取平均。"),
    RATE("Learning rate", "学习率"),
    RATE_ABOUT("Learning rate of each step.", "每步的学习率。"),
    GRADIENT("Gradient norm", "梯度范数"),
    GRADIENT_ABOUT(
            "Length of the gradient before it is clipped, averaged over {0} steps each.", "裁剪前梯度的长度，每 {0} 步取平均。"),
    DEV_ABOUT("{0} on the dev set; the large point is what was kept.", "开发集上的 {0}；大点为保留的结果。"),
    LADDER("Found within N", "前 N 名"),
    BEFORE("Before", "之前"),
    AFTER("After", "之后"),
    TRAINED_ON("What was trained on", "训练数据"),
    COUNT("Count", "数量"),
    TEXT_KIND("Texts", "文本"),
    TOKENS_MEDIAN("Tokens, median", "token 中位数"),
    TOKENS_LONGEST("Longest", "最长"),
    TOKENS_LIMIT("Cut at", "截断处"),
    TOKENS_CUT("Cut", "被截断"),
    FINDING("Found", "发现"),
    FAULT("spoils the result", "影响结果"),
    NOTE("worth knowing", "供参考"),
    SETTINGS("Settings", "设置"),
    NAME("Name", "名称"),
    VALUE("Value", "值"),
    CALIBRATION("What the scores of {0} mean on {1}", "{0} 的分数在 {1} 上的含义"),
    CALIBRATION_ABOUT("{0} positives, {1} negatives. AUC {2}, overlap {3}.", "正例 {0} 个，负例 {1} 个。AUC {2}，重叠 {3}。"),
    PRECISION("Precision", "精确率"),
    RECALL("Recall", "召回率"),
    ON_ALL("chosen on all of it", "在全部数据上选择"),
    ON_HELD_BACK("on data that did not choose it", "在未参与选择的数据上"),
    CHANCE("Chance of belonging together", "相关的概率"),
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
