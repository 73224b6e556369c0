# 产品的中文措辞。Fluent 语法：https://projectfluent.org/fluent/guide/

language-name = 中文
list-separator = 、
clause-separator = ；
sentence-separator = {""}
colon = ：
full-stop = 。
never = 未获答复
versioned = { $title }，{ $version } 版
with-details = { $item }（{ $details }）
months = { NUMBER($count) } 个月

## 文件与章节标题

keywords = 尽职调查, 合作伙伴评估, 证据
dossier-subtitle = 合作伙伴尽职调查报告
summary-subtitle = 合作伙伴比较
section-decision = 决策页
section-glance = 伙伴概览
section-control = 文件控制
section-scorecard = 评分卡
section-fit = 与需求的匹配
section-conduct = 规则判定与往来
section-flags = 红旗事项
section-meetings = 会面
section-probes = 探询记录
section-figures = 财务与经营数据
section-risks = 风险登记册
section-conditions = 前提条件
section-two-way = 双向选择
section-exit = 备选与退出
section-worklist = 下一步核实事项
section-evidence = 证据登记册
section-record = 决策记录与签批
section-sign-off = 签批
section-method = 方法
section-ranking = 排名
section-dimensions = 各维度已证实得分
section-evidence-coverage = 证据覆盖情况

## 文件控制与封面

control-status = 状态
control-edition = 版次
control-as-of = 基准日
control-rubric = 评分标准
control-brief = 需求书
control-classification = 密级
control-prepared-by = 编制
control-inputs = 输入数据
status-draft = 草稿
status-final = 定稿
edition-of = 第 { $number } 版（{ $date }）
final-edition-of = 定稿（第 { $number } 版，{ $date }）
final-edition = 定稿

## 指标与列名

fact = 项目
value = 内容
claimed = 自称
proven = 已证实
ceiling = 上限
ceiling-short = 上限
still-possible = 尚有可能
gap = 差距
coverage = 证据覆盖
grade = 等级
overall = 总体
dimension = 维度
weight = 权重
criterion = 指标
found = 查实
worth = 得分
strength = 证据强度
evidence = 证据
against = 反证
rank = 名次
partner = 伙伴

## 决策页

asked = 提请决定
options = 可选方案
no-reasons-for = 目前没有既答得好、又有证据支持的指标。
no-reasons-against = 没有答复欠佳或有反证的记录；但仍可能有许多未知。
unverified-reading = 总分中尚可变动的分值：
standing = 按已证实得分，在 { $partners } 家中列第 { $rank } 位。
standing-none = 未排名：没有可供评判的内容。
reading-figures = “自称”是伙伴自己的说法，“已证实”是证据支持的部分，“上限”是最多还能达到的得分；“差距”即自称减已证实，只计有自称的问题。
reasons-for = 支持的理由
reasons-against = 反对的理由
not-verified = 尚未定论
reason-for = { $answer }（已证实 { $proven } 分）
reason-against-it = { $answer }（{ $state }，已证实 { $proven } 分）
place-and-date = { $place }，{ $date }
condition-by = （{ $owner }，{ $due }）
date-open = 期限未定
open-conditions = 尚有 { NUMBER($count) } 项条件未满足
headline-leader = { $count ->
    [1] { $leader }以已证实 { $proven } 分领先，上限为 { $ceiling } 分。
   *[other] { $leader }以已证实 { $proven } 分并列领先。
}
headline-rivals = { $count ->
    [0] 其余 { NUMBER($others) } 家的上限均不高于 { $proven } 分，无一家还能超越。
   *[other] 其余 { NUMBER($others) } 家中有 { NUMBER($count) } 家的上限高于 { $proven } 分，仍有可能超越。
}
headline-rivals-all = 其余 { NUMBER($count) } 家的上限都高于 { $proven } 分，均有可能超越。
headline-coverage-all = 对各家的全部提问均有证据支持。
headline-coverage-same = 对各家的提问，有证据支持的均占 { $covered }；其余为未知，或仅有自称。
headline-coverage = 对各家的提问，有证据支持的占 { $low } 至 { $high }；其余为未知，或仅有自称。
headline-verdict = 对{ $leader }的结论：{ $verdict }。
headline-choice = 一票否决先于得分。可供选择的首位是{ $partner }，已证实 { $proven } 分，结论为{ $verdict }。
headline-choice-none = { $count ->
    [1] 该结论否决了它，此外别无可选。
   *[other] 就目前情况，{ NUMBER($count) } 家均被否决，无一可选。
}
in-brackets = （{ $text }）
and-so-on = …
beside = （{ $text }）
probes-in-vain = 久候未复的是 { $names }。
few-partners = { $names }及另外 { NUMBER($more) } 家
few-items = { $names }及另外 { NUMBER($more) } 项
short-figure = { $figure ->
    [claimed] 自称
    [proven] 已证实
    [ceiling] 上限
    [gap] 差距
   *[coverage] 证据覆盖
}{ $bounds }
short-flags = 红旗：{ $names }
short-gates-open = 关口未通过：{ $names }
short-gates-passed = 关口已通过：{ $names }
short-gates-failed = 关口不予通过：{ $names }
short-musts-open = 必备项尚未证实：{ $names }
short-musts-met = 必备项已满足：{ $names }
short-musts-absent = 必备项查实没有：{ $names }
headline-nobody = 没有可供评判的伙伴。
left-out = 因档案有误而未列入：{ $partners }。

## 概览

glance-legal-name = 法定名称
glance-website = 网站
glance-stage = 阶段
glance-evidence = 证据
stage-screening = 初筛
stage-probing = 探询
stage-negotiating = 谈判
stage-contracted = 已签约
evidence-count = { NUMBER($items) } 条，来自 { NUMBER($origins) } 个独立来源

## 评分卡与各章

scorecard-reading = 满分 100 分。维度得分是其各项指标的加权平均，总分是各维度的加权平均；“证据覆盖”是有证据支持的份额。
basis = 判断依据
follow-ups = 待问事项
judgement-figures = 自称 { $claimed } 分，已证实 { $proven } 分，最多可达 { $ceiling } 分。
judgement-unknown = { $unknown ->
    [0] { NUMBER($applying) } 个问题均有答复。
   *[other] { NUMBER($applying) } 个问题中有 { NUMBER($unknown) } 个尚无答复。
}
judgement-not-applicable = 需求书对此没有要求。
state-verified = 已查实
state-claimed = 自称
state-contradicted = 有反证
state-unknown = 未知
state-not-applicable = 不适用
reason-unknown = 没有记录：什么也没有证实，一切皆有可能。
reason-not-applicable = 需求书排除了此项，或对此没有要求。
reason-worth = 值 { $value } 分。
reason-support = { NUMBER($items) } 条证据来自 { NUMBER($origins) } 个来源，支持强度 { $support }。
reason-records = 我方 { NUMBER($count) } 条记录支持，支持强度 { $support }。
reason-no-evidence = 没有证据支持。
reason-against = 反证强度 { $opposition }。
reason-claim-worth = 若按自称则值 { $claimed } 分。
all-markets = 全部市场
all-languages = 全部语言
all-needs = 全部需求
none-of-them = 无

## 匹配

fit-reading = 需求书所列各项，对照伙伴的答复。
asked-for = 需求
must-have-item = { $item }（必备）
fit-found = 查实具备
fit-claimed = 仅自称具备
fit-absent = 查实没有
fit-open = 未自称或未知
fit-signs = ● 查实具备；○ 仅自称具备；× 查实没有；– 未自称；? 未知。

## 往来

flag = 事项
severity = 程度
resolution = 处理
unresolved = 未处理
no-flags = 没有红旗事项的记录。由档案编写人在 “flags” 中登记。
severity-low = 低
severity-medium = 中
severity-high = 高
severity-critical = 紧急
severity-minor = 轻微
severity-major = 重大
severity-blocker = 一票否决
date = 日期
format = 形式
place = 地点
notes = 纪要
no-meetings = 没有会面记录。签约前应当面会谈，由伙伴经理在 “meetings” 中登记。
meeting-face-to-face = 当面
meeting-video = 视频
meeting-phone = 电话
no-probes = 没有探询记录。可向其支持与售前团队提几个有难度的问题，在 “probes” 中记下对方如何答复、多快答复。
topic = 问题
asked-at = 提问时间
probe-number = 编号
asked-count = 提问
answered-count = 获答复
pending-count = 待复
median-wait = 等待中位数
tail-wait = 九成不超过
all-probes = 合计
pending-for = 待复，已 { $wait }
pending-of = { NUMBER($pending) } 次待复
patience = 待复：提问后未超过 { $hours } 小时，尚不算未获答复，不计入等待时间。
explain-pending = 待复，不计入
hours-asked = 时段
moment = { $date } { $weekday } { $time }
clock = 提问时间以伙伴当地时间（{ $zone }）为准。
clock-unknown = 提问时间以提问一方的时间为准：尚未登记{ $name }支持团队的工作时间，无从区分工作时间内外。请向对方索取，由伙伴经理填入 “working_hours”。
span = { $first }–{ $last }
days = { $first }至{ $last }
every-day = 每天
hours-of-days = { $days } { $hours }
minutes = 分钟
waited = 等待
wait = { $hours ->
    [0] { NUMBER($minutes) } 分钟
   *[other] { NUMBER($hours) } 小时 { NUMBER($minutes) } 分
}
quality = 质量
quality-specific = 有针对性
quality-partial = 部分答复
quality-generic = 泛泛而谈
quality-wrong = 有误
quality-unrated = 未评

## 数据

series-revenue-usd-m = 营业收入（百万美元）
series-net-result-usd-m = 净利润（百万美元）

## 风险、条件、双向选择、退出

risks-reading = 可能性与影响各分 1 至 5 级，暴露值为两者之积。
risk = 风险
likelihood-impact = 可能性 × 影响
exposure = 暴露值
treatment = 应对
owner = 责任人
owner-missing = 待指定
due = 期限
accepted-until = 接受至 { $date }
likelihood = 可能性
impact = 影响
chart-risks-title = 风险矩阵：可能性与影响
chart-risks-alt = 可能性与影响各分 1 至 5 级的矩阵，共 { NUMBER($count) } 项风险；最高暴露值为 { $highest }。
no-risks = 没有风险记录。由档案编写人在 “risks” 中登记。
condition = 条件
before = 须先于
conditions-contract = 签约前须满足
conditions-launch = 签约后、上线前须满足
conditions-renewal = 续约前须满足
conditions-other = 未定时限
before-contract = 签约
before-launch = 上线
before-renewal = 续约
state = 状态
met = 已满足
not-met = 未满足
no-conditions = 没有前提条件的记录。签约条件登记在 “conditions” 中。
they-want = 对方所求
we-offer = 我方所能
lock-in = 锁定因素
exit-plan = 退出方案
alternatives = 可替代者

## 下一步

decides-gate = 关口“{ $gate }”因此未通过。
decides-must = 必备项“{ $must }”因此尚未证实。
worklist-reading = 按尚能影响总分的多少排列的未决问题。
at-stake = 影响分值
criteria-at-stake = 指标及其影响分值
question = 问题
settled-by = 何种证据可以定论

## 证据登记册

evidence-reading = 证据强度等于该类证据的可信度随时间递减后的值；同一来源的多条证据只计一次。
number = 编号
source-and-finding = 来源与发现
kind = 类别
used-in = 用于
undated = 未注日期
no-evidence = 没有证据记录，因此没有任何一项得到证实。由档案编写人在 “evidence” 中登记。
evidence-items = 条数
independent-origins = 独立来源
open-questions = 未答复
evidence-coverage-reading = 同一来源的证据无论多少条，只计一次。

## 决策记录与签批

no-record = 尚无决策记录。由会议秘书在 “decision” 中登记。
outcome-proceed = 同意推进
outcome-conditional = 附条件推进
outcome-hold = 暂缓
outcome-decline = 不予合作
rationale = 理由
dissent = 不同意见
review-by = 复审期限
role = 角色
name = 姓名
signature = 签字
opinion = 意见
author = 编制
reviewer = 审核
countersign = 会签
approver = 批准
seal = 盖章
seal-place = （公章）
date-blank = 年　月　日
signer-legal = 法务
signer-finance = 财务
signer-business = 业务归口部门

## 方法

method-rubric = 全部数字由评分标准“{ $rubric }”、需求书与伙伴档案推算而来，可以复算。
method-value = 分值：每个答复按该指标的价值函数折算为 0 至 100 分；查实的结果优先于自称。
method-strength = 单条证据的强度：该类证据的可信度 × 2^(−时龄 ÷ 半衰期)；没有半衰期的不递减。
method-origins = 同一来源的证据只计最强的一条。支持度 S = 1 − 各来源 (1 − s) 之积，反证 A 同理；证据强度 q = S × (1 − A)。
method-proven = 已证实 = q × 分值；上限 = q × 分值 + (1 − q) × 100：未证实的部分一切皆有可能。两者即“满分”这一命题的信任度与似真度（Shafer 1976）。
method-unknown = 未知不等于零：没有答复，就没有自称，也没有证实，而一切皆有可能。短横表示没有可供计算的内容。
method-records = 探询记录另算一个来源：n 条已有结果的记录，强度 s = { $reliability } × n ÷ (n + 2)。等待时间的第 90 百分位取由短到长第 0.9 × n 个（小数进位），未获答复者按无穷大计（最近秩法，Hyndman 与 Fan，1996）。
method-stake = 影响分值 = 在总体中的份额 × (上限 − 已证实)：查清该项指标，总分最多还能变动多少。
method-weights = 维度权重：{ $origin }。
method-scenario-weights = “{ $brief }”的权重：{ $origin }。
method-by-order = 次序质心法（rank-order centroid，Barron 与 Barrett，1996）：n 项中排第 k 位者，权重为 (1 ÷ k + 1 ÷ (k + 1) + … + 1 ÷ n) ÷ n，即符合该次序的一切权重组合的平均。
method-by-pairs = 层次分析法（AHP，Saaty 1980）：权重为判断矩阵的主特征向量。一致性指标 CI = (λmax − n) ÷ (n − 1)，λmax 为最大特征值；一致性比率 CR = CI ÷ RI，RI 为 n 阶随机判断矩阵的 CI 均值。
method-chances = 概率即 SMAA-2 的名次可接受度（Lahdelma 与 Salminen，2001）。共试算 N = { $samples } 次，每次令各项指标在已证实与上限之间均匀取值，并均匀抽取{ $weights }；某名次的概率 = 取得该名次的次数 ÷ N；平均名次为各次名次的均值；随机种子 { $seed }。
method-chance-error = 概率 p 的抽样误差：标准误 √(p × (1 − p) ÷ N)，最大 { $error }。{ $samples } 次试算中从未出现，不等于不可能：在 95% 置信水平下，其概率低于 3 ÷ N = { $unseen }（三数法则）。
method-not-forecast = 概率表示各种可能之中有多大部分对该伙伴有利，并非预测：已证实与上限之间的各分值视为等可能，各项指标视为相互独立。
method-summary-figures = 每项指标：已证实 = 证据强度 × 分值，上限 = 已证实 + (1 − 证据强度) × 100；维度得分与总分均为加权平均。各类证据的强度与算例，见各伙伴报告的“方法”一章。
method-ranking = 排名：先按已证实得分、再按上限；得分相同者名次并列（1、2、2、4）。关口、红旗与结论不影响名次。
method-weight-flips = 权重翻转（按已证实得分计）：设领先者在该维度领先 h 分，在其余维度合计（权重比例不变）领先 e 分；该维度权重为 t 时，领先 t × h + (1 − t) × e 分，在 t = e ÷ (e − h) 处为 0。文中所列为最接近现有权重的 t。
method-evidence-flips = 证据翻转：把某一伙伴某项强度小于 1 的指标改按上限计（证实）或按 0 计（证伪），其余不变，重新排名。文中按伙伴列出各项指标，变动分值最大者在先。若有伙伴被一票否决，两类翻转另按其余伙伴单独计算。
method-head-to-head = 两两比较：同一批试算中，一方得分严格高于另一方的占比；得分相同时双方都不计。
method-aggregate = 维度得分是适用指标的加权平均，总分是各维度的加权平均。差距是在有自称的指标上，自称与已证实之差。
method-undated = 未注日期的证据按 { $age }之前计。
method-grades = 等级按已证实得分划分
grade-from = { $points } 分起：{ $title }
reliability = 可信度
half-life = 半衰期
no-half-life = 不递减
why = 理由

## 图表

ranking-reading = 先按已证实得分、再按上限排列；得分相同者名次并列。“差距”只计有自称的问题。
chart-scorecard-title = { $partner }：各维度自称与已证实得分
chart-scorecard-alt-none = 所问各项均不适用于{ $partner }，没有可画的数字。
chart-scorecard-alt = 总体而言，{ $partner }自称 { $claimed } 分，其中已证实 { $proven } 分，最多可达 { $ceiling } 分。各维度数字见“评分卡”一节的表格。
chart-ranking-title = 伙伴排名：从已证实到上限
chart-ranking-alt = 已证实得分与上限：{ $lines }。
chart-ranking-alt-line = { $partner } { $proven }、{ $ceiling }
chart-heatmap-title = 各伙伴在各维度的已证实得分
chart-heatmap-alt = 以伙伴为行、维度为列的方格图，颜色越深，已证实得分越高。下方表格列有相同数字。
chart-series-alt = { $title }：{ $values }。

## 终端

board-interval = 0 至 100
board-legend = 粗线：已证实；细线：尚有可能；菱形：自称。
board-rank = 第 { $rank } 名
claimed-answer = 自称的答复

## 规则为何如此判定

unknown = 未知
figure-of = { $place }{ $figure }
place-overall = 总体
place-dimension = “{ $title }”维度
place-criterion = “{ $title }”
amount-points = { $count ->
   *[other] { $amount } 分
}
bar-points = { $count ->
   *[other] { $bound } 分的界线
}
bar-plain = { $count ->
   *[other] { $bound } 的界线
}
bar-minutes = { $count ->
   *[other] { $bound } 分钟的界线
}
bar-records = { $count ->
   *[other] { $bound } 条的界线
}
bar-claims = { $count ->
   *[other] { $bound } 项的界线
}
bound-below = 低于 { $bar }
bound-not-below = 不低于 { $bar }
bound-above = 高于 { $bar }
bound-not-above = 不高于 { $bar }
bound-separator = ，
because-no-figure = { $what }：没有可供推算的依据。
because-claimed = { $count ->
   *[other] { $place }自称 { $amount } 分，{ $sides }。
}
because-proven = { $count ->
   *[other] { $place }已证实 { $amount } 分，{ $sides }。
}
because-ceiling = { $count ->
   *[other] { $place }最多可达 { $amount } 分，{ $sides }。
}
because-gap = { $count ->
   *[other] { $place }自称与已证实相差 { $amount } 分，{ $sides }。
}
because-coverage = { $count ->
   *[other] { $place }证据覆盖 { $amount }，{ $sides }。
}
because-probes-count = { $count ->
   *[other] 有 { $amount } 条探询记录，{ $sides }。
}
because-probes-settled-count = { $count ->
   *[other] 有结果的探询（已答复或久候未复）有 { $amount } 条，{ $sides }。
}
because-probes-response-minutes-median = { $count ->
   *[other] { $asked }等待时间的中位数为 { $amount } 分钟，{ $sides }。
}
because-probes-response-minutes-median-never = { $asked }有半数或更多始终未获答复，等待时间{ $sides }。
because-probes-response-minutes-p90 = { $count ->
   *[other] { $asked }有九成在 { $amount } 分钟内获得答复，{ $sides }。
}
because-probes-response-minutes-p90-never = { $asked }有一成以上始终未获答复，等待时间{ $sides }。
because-probes-unanswered-share = { $count ->
   *[other] { $asked }有 { $amount } 未获答复，{ $sides }。
}
asked-at-any-time = 提问
asked-in-hours = 工作时间内的提问
asked-out-of-hours = 工作时间外的提问
because-probes-generic-share = { $count ->
   *[other] { $amount } 的答复泛泛而谈或有误，{ $sides }。
}
because-not-applicable = { $criterion }：此处不适用。
unanswered-found = { $criterion }：没有答复。
unanswered-claimed = { $criterion }：对方没有自称。
unanswered-verified = { $criterion }：尚未查实。
answer-found = { $criterion }：答复为{ $answer }
answer-claimed = { $criterion }：自称{ $answer }
answer-verified = { $criterion }：查实为{ $answer }
quoted = “{ $text }”
unquoted = {" "}{ $text }
or-separator = 或
but-not = 而非{ $wanted }
because-answer = { $answer }。
because-answer-beside = { $answer }，{ $beside }。
because-evidence = 有{ $kinds }类证据（{ $labels }）。
because-no-evidence = 没有{ $kinds }类证据。
because-evidence-unused = 没有哪项答复用到{ $kinds }类证据。
because-evidence-of = { $criterion }：有{ $kinds }类证据支持（{ $labels }）。
because-no-evidence-of = { $criterion }：没有{ $kinds }类证据支持。
labels-needed = { $labels }；需要 { NUMBER($wanted) } 条
records-such = 符合要求的{ $records }
counter-evidence = 反证
counter-evidence-strong = 强度达到 { $strength } 的反证
claims-contradicted = { $count ->
   *[other] { NUMBER($count) } 项自称有{ $evidence }
}
because-uncontradicted = 没有哪项自称有{ $evidence }。
because-contradicted = { $claims }：{ $criteria }。
because-contradicted-beside = { $claims }，{ $sides }：{ $criteria }。
because-contradicted-one = { $criterion }：自称有{ $evidence }。
because-uncontradicted-one = { $criterion }：自称没有{ $evidence }。
because-records = { $count ->
    [0] { $what }：没有记录。
   *[other] { $what }：有 { NUMBER($count) } 条记录。
}
because-records-beside = { $count ->
    [0] { $what }：没有记录，{ $sides }。
   *[other] { $what }：有 { NUMBER($count) } 条记录，{ $sides }。
}
records-meetings = 会面
records-meetings-face-to-face = 当面会谈
records-probes = 探询
records-risks = 风险
records-conditions = 条件
because-stage = 目前处于{ $stage }阶段。
because-other-stage = 目前处于{ $stage }阶段，{ $beside }。
because-flags = 尚未处理的红旗事项：{ $names }。
because-flags-severe = 尚未处理的红旗事项（{ $severity }）：{ $names }。
because-flags-none = 没有尚未处理的红旗事项。
because-flags-none-severe = 没有尚未处理的红旗事项（{ $severity }）。
because-flags-not = 红旗事项“{ $flag }”没有成立，或已处理。
because-gates-open = 未通过的关口：{ $names }。
because-gates-open-none = 没有未通过的关口。
because-gates-open-not = 关口“{ $gate }”并非未通过。
because-gates-passed = 已通过的关口：{ $names }。
because-gates-passed-none = 没有已通过的关口。
because-gates-passed-not = 关口“{ $gate }”没有通过。
because-gates-failed = 已失败的关口：{ $names }。
because-gates-failed-none = 没有已失败的关口。
because-gates-failed-not = 关口“{ $gate }”没有失败。
because-musts-met = 已满足的必备项：{ $names }。
because-musts-met-none = 没有已满足的必备项。
because-musts-open = 尚未证实的必备项：{ $names }。
because-musts-open-none = 没有未决的必备项。
because-musts-absent = 查实没有的必备项：{ $names }。
because-musts-absent-none = 没有查实缺失的必备项。
because-nothing-else = 其他结论的规则均不成立。
probe-probes-count = 探询条数
probe-probes-settled-count = 已有结果的探询条数
probe-probes-response-minutes-median = 响应时间中位数（分钟）
probe-probes-response-minutes-median-in-hours = 工作时间内响应时间中位数（分钟）
probe-probes-response-minutes-median-out-of-hours = 工作时间外响应时间中位数（分钟）
probe-probes-response-minutes-p90 = 九成提问的响应时间（分钟）
probe-probes-response-minutes-p90-in-hours = 工作时间内九成提问的响应时间（分钟）
probe-probes-response-minutes-p90-out-of-hours = 工作时间外九成提问的响应时间（分钟）
probe-probes-unanswered-share = 未获答复的探询
probe-probes-unanswered-share-in-hours = 工作时间内未获答复的探询
probe-probes-unanswered-share-out-of-hours = 工作时间外未获答复的探询
probe-probes-generic-share = 泛泛而谈或有误的答复

## 结论、关口、必备项

must-met = 已满足
must-open = 尚未证实
must-absent = 查实没有
must-unasked = 没有适用的指标考察此项。
must-points-met = 已证实 { $proven }，{ $sides }；最多可达 { $ceiling }。
must-points-open = 已证实 { $proven }，{ $sides }；最多可达 { $ceiling }。
must-points-absent = 已证实 { $proven }；最多可达 { $ceiling }，{ $sides }。
must-presence-met = 值 { $value }，证据强度 { $strength }，{ $enough } 即可定论。
must-presence-open = 值 { $value }，但证据强度仅 { $strength }，{ $enough } 方可定论。
must-presence-absent = 值 0 分，证据强度 { $strength }，{ $enough } 即可定论。
must-contradicted = { $criterion }：所答有反证，反证强度 { $strength }。
must-unanswered = { $criterion }：尚无答复。
must-claimed = { $criterion }：对方自称具备，尚未查实。
must-unclaimed = { $criterion }：对方未自称具备，尚未查实。
must-shown-well = { $criterion }：查实具备，证据强度 { $strength }，{ $enough } 即可定论。
must-shown-weakly = { $criterion }：所见为具备，但证据强度仅 { $strength }，须达 { $enough } 方可定论。
must-missing-well = { $criterion }：查实没有，证据强度 { $strength }，{ $enough } 即可定论。
must-missing-weakly = { $criterion }：所见为没有，但证据强度仅 { $strength }，须达 { $enough } 方可定论。
gate-passed = 已通过
gate-open = 未通过
gate-failed = 已失败
gate-that-failed = { $gate }（已失败）
by-rule = 规则
by-person = 评审人
resolved-on = { $date }：{ $how }
raised-by = 提出者
gate = 关口
verdict = 结论
section-gates = 关口
section-must-haves = 必备项
must-have = 必备项
gates-reading = 无论得分多少，进入某一阶段前都必须做到的事。
evidence-named = 证据
no-gates = 评分标准没有设关口。

## 稳健性、翻转、场景

uncertainty = 让未决事项与权重一并变动，试算 { $samples } 次，居首的占比：{ $first }；平均名次：{ $rank }。
name-and-chance = { $partner } { $chance }
headline-sure = 让未决事项与权重一并变动，试算 { $samples } 次，{ $leader }得分居首的占比：{ $first }。
headline-sure-shared = 让未决事项与权重一并变动，试算 { $samples } 次，得分居首（含并列）的占比：{ $leaders }。
headline-sure-eligible = 只看可供选择的伙伴，同样的试算中{ $partner }居首的占比：{ $first }。
robustness-settings = 共试算 { $samples } 次：每次为每项指标在已证实与上限之间取值，并取{ $weights }。概率的抽样误差不超过 { $error }，随机种子 { $seed }。方法为 SMAA-2（Lahdelma 与 Salminen，2001）。
weights-uniform = 各维度的任意权重
weights-ordinal = 保持既定次序的任意权重
weights-around = 既定权重上下 { $share } 以内的权重
section-robustness = 排名有多可靠
robustness-reading = 各名次的概率。深色条越长，说明该伙伴在越多的试算中领先。
chances-alt = 居首的概率：{ $lines }。
chances-alt-line = { $partner } { $first }
chart-chances-title = 各名次的概率
section-flips = 什么会改变领先者
flip-above = { $leader }领先，除非{ $dimension }的权重高于 { $above }（现为 { $now }），届时由{ $rival_above }取代。
flip-below = { $leader }领先，除非{ $dimension }的权重低于 { $below }（现为 { $now }），届时由{ $rival_below }取代。
flip-both = { $dimension }的权重在 { $below } 至 { $above } 之间（现为 { $now }）时，{ $leader }领先；再低由{ $rival_below }取代，再高由{ $rival_above }取代。
flip-level-above = 按{ $dimension }现有的权重 { $now }，{ $leader }与{ $rival_above }得分持平；权重稍高，即由{ $rival_above }领先。
flip-level-below = 按{ $dimension }现有的权重 { $now }，{ $leader }与{ $rival_below }得分持平；权重稍低，即由{ $rival_below }领先。
flip-level-both = 按{ $dimension }现有的权重 { $now }，{ $leader }与他家得分持平；权重稍高，即由{ $rival_above }领先，稍低则由{ $rival_below }领先。
flip-beyond-above = 高于 { $above } 时，由{ $rival_above }取代。
flip-beyond-below = 低于 { $below } 时，由{ $rival_below }取代。
flips-shared = { $partners }并列第一，以下就{ $leader }而言。
flips-none = 有 { NUMBER($count) } 个维度无论权重多少，都不会动摇{ $leader }的领先。
evidence-flip-proven = { $count ->
    [1] 只要这项未决指标得到充分证实，{ $partner }即会领先：{ $criteria }。
   *[other] 以下 { NUMBER($count) } 项未决指标只要有一项得到充分证实，{ $partner }即会领先：{ $criteria }。
}
evidence-flip-disproven = { $count ->
    [1] 只要这项未决指标被证伪，{ $partner }即会被{ $leader }取代：{ $criteria }。
   *[other] 以下 { NUMBER($count) } 项未决指标只要有一项被证伪，{ $partner }即会被{ $leader }取代：{ $criteria }。
}
flips-reading = 每次只变动一处。指标按可变动的分数由大到小排列。
ruled-out = { $partner }（已被否决）
flips-eligible = 仅看可供选择的伙伴（{ $partners }已被否决）：
flips-among-all = 只看得分，不论结论：
flips-either-way = 无论是否计入已被否决的{ $partners }：
flips-nobody = 就目前情况，没有可供选择的伙伴；被否决者不会因权重或得分变化而重新入选。
flips-alone = 只有{ $leader }一家，无人可取而代之。
no-evidence-flips = 没有任何一项未决指标，无论证实或证伪，会单独改变领先者。
section-head-to-head = 两两比较
head-to-head-reading = 行中伙伴得分高于列中伙伴的概率；各列以行号表示。
section-scenarios = 不同需求书下的排名
place-and-points = { $rank }（{ $proven }）
scenarios-reading = 每格依次为名次、已证实得分（括号内）、结论及其依据；一票否决的结论以粗体标出。
scenarios-leaders = { $count ->
    [0] 在任何一份需求书下都没有可供评判的伙伴。
    [1] { $leaders }在每份需求书下已证实得分都最高。
   *[other] 已证实得分谁最高取决于需求书：{ $leaders }。
}
scenarios-vetoed = { $count ->
    [0] 领先者均未被否决。
   *[other] 在 { NUMBER($briefs) } 份需求书中，有 { NUMBER($count) } 份的领先者被一票否决：{ $titles }。
}
scenario-title = { NUMBER($number) } { $title }
charted = 共 { NUMBER($count) } 家，图中仅列前 { NUMBER($most) } 家。
chart-scenarios-legend = 斜线：在该需求书下被一票否决。
chart-scenarios-title = 各需求书下的名次
chart-scenarios-alt = 折线连接每家伙伴在各需求书下的名次；下方表格列有相同名次与结论。
section-gates-and-flags = 结论、关口与红旗
gates-open = 未通过的关口
flags-standing = 未处理的红旗
further-flags = 其他未处理的红旗
flag-and-severity = { $flag }（{ $severity }）
chances-legend = 每一段是取得该名次的概率，由深（居首）到浅（居末）。
chart-waits-title = 等待答复的时间
chart-waits-alt = 等待答复的时间：{ $lines }。
labelled = { $label }：{ $value }
in-hours = 工作时间内
out-of-hours = 工作时间外

## 推算

explain-answer = 答复
explain-worth = 答复值多少分
explain-evidence = 证据的分量
explain-figures = 得分
explain-shares = 对总体的影响
explain-comparisons = 该维度的各项两两比较值乘以权重；其权重为 { $weight }
explain-weights = 权重
explain-claims = 自称与差距
explain-proofs = 已证实
explain-limits = 上限与证据覆盖
explain-from-records = 由 { NUMBER($count) } 条记录算出。
explain-no-finding = 没有另行查实：按自称评判。
explain-no-claim = 没有自称的记录：视同查实的结果。
explain-level = “{ $level }”一档值 { $points } 分。
explain-between = { $measured } 介于 { $left }（{ $least } 分）与 { $right }（{ $most } 分）之间。
explain-at = { $measured } 按标尺值 { $points } 分。
explain-before = { $measured } 未到标尺的起点 { $knot }，按起点计 { $points } 分。
explain-after = { $measured } 超出标尺的终点 { $knot }，按终点计 { $points } 分。
explain-never = 始终未获答复，按标尺的终点 { $knot } 计 { $points } 分。
explain-covered = 已覆盖：{ $items }。
explain-missing = 未覆盖：{ $items }。
explain-for = 支持
explain-dated = { $date }，距基准日 { $days } 天（{ $age } 个月）
explain-undated = 未注日期，按 { $age } 个月计
explain-half-life = 每 { $months } 个月减半
explain-counts = 计入，代表来源 { $origin }
explain-counts-alone = 计入，自成一个来源
explain-outdone = 不计入：同一来源 { $origin } 的 { $stronger } 分量不低于此条
explain-records = 我方记录
explain-records-note = n = { NUMBER($count) } 条记录作为另一个来源，分量为我方实测可信度的 n ÷ (n + 2)。
explain-derivation = 数值的由来
explain-wait-of = { $place }. { $probe }
explain-until = { $first } → { $last }
explain-rank = 第 90 百分位数的位次
explain-rank-note = 向上取整：由短到长的第 { NUMBER($place) } 个。
explain-p90 = 等待时间第 90 百分位数
explain-at-rank = 第 { NUMBER($place) } 个等待时间，即 { $probe }。
explain-median = 等待时间中位数（分钟）
explain-middle = { NUMBER($count) } 个等待时间中居中的第 { NUMBER($place) } 个，即 { $probe }。
explain-middle-two = { NUMBER($count) } 个等待时间中居中的第 { NUMBER($first) } 个与第 { NUMBER($second) } 个（{ $probes }）的平均值。
explain-unanswered = 未获答复的占比
explain-support = 支持强度 S
explain-opposition = 反证强度 A
explain-strength = 证据强度 q = S × (1 − A)
explain-nothing-proven = 没有记录，所以什么也没有证实。
explain-all-possible = 没有排除任何可能，所以一切皆有可能。
explain-ceiling-note = 尚未证实的部分，仍有可能值 100 分。
explain-in-dimension = 在维度中的份额
explain-in-whole = 在总体中的份额
explain-contributed = 贡献分值
explain-at-stake = 影响分值
explain-by-brief = 权重由需求书设定。
explain-by-order = 权重由需求书所列的重要性次序得出。
explain-by-pairs = 权重由需求书的两两比较得出。
explain-claimed-part = 权重中有自称的部分。
explain-claimed-over = { NUMBER($total) } 项中有自称的 { NUMBER($count) } 项。
explain-no-claims = 没有任何自称。
explain-gap-note = 有自称的各项中，自称减去已证实。
explain-coverage-note = 证据强度的平均值。
explain-grade = { $proven } 达到 { $bound } 分，{ $bound } 分起为 { $grade }。
explain-grade-missed = { $grade } 须达到 { $bound } 分。
explain-figure = 数值
explain-arithmetic = 算式
explain-result = 结果
explain-because = 说明
explain-example = 算例
wait-hours = { $hours } 小时
wait-days = { $days } 天
chart-waits-short-alt = 每次探询等待答复的时间；下方表格列有相同数字。
probes-in-hours = 工作时间内提问
probes-out-of-hours = 工作时间外提问
answered-of = { NUMBER($asked) } 次中 { NUMBER($answered) } 次获答复
probes-unanswered = { NUMBER($asked) } 次探询中 { NUMBER($unanswered) } 次未获答复
on-record = 已记录的决定
decided-on = { $outcome }，{ $date }
decided-under = 系按另一份需求书“{ $brief }”作出
with-dissent = 有不同意见
decided-by = 决定人
musts-open = 未满足的必备项
sources = 来源
asked-where = （{ $where }）
no-sources = 该组数据没有来源记录。
hours-claimed = 自称的支持时段
probes-quality = 有针对性的答复
rated-of = 已评的 { NUMBER($rated) } 次中有 { NUMBER($specific) } 次
evidence-flips-more = 另有 { NUMBER($count) } 家伙伴也会这样取得领先。
working-hours = 工作时间

## 权重来源，以及接近 0 或 1 的概率

less-than-a-percent = 不足 1%
almost-all = 超过 99%
chance-counted = { $count }/{ $samples }
control-weights = 权重
weights-by-rubric = 按评分标准
weights-by-brief = 按评分标准，其中{ $dimensions }改由需求书设定
weights-by-order = 由需求书所列的重要性次序得出
weights-by-pairs = 由两两比较得出；{ $consistency }
weights-consistent = 一致性比率 { $ratio }，未超过限值 { $limit }
weights-accepted = 一致性比率 { $ratio }，超过限值 { $limit }；{ $by }于 { $on }认可，理由：{ $because }
explain-weighting = 权重如何得出
explain-weights-origin = 权重：{ $origin }。
explain-place = 第 { $place } 位，共 { $count } 位。
explain-eigenvalue = 最大特征值 λmax
explain-eigenvalue-note = 判断矩阵的最大特征值；各项比较完全一致时为 { $count }。
explain-consistency-index = 一致性指标 CI
explain-consistency-ratio = 一致性比率 CR
explain-two-agree = 只比较两个维度，不会自相矛盾。

## 两版之间的变化

section-changes = 与上一版相比的变化
changes-title = 版本对比：{ $old } → { $new }
changes-since = 对比版本：{ $edition }，截至{ $date }。
changes-all = 全部变化
changes-none = 没有变化。
changes-appeared = 本版新增：{ $names }。
changes-disappeared = 本版不再列入：{ $names }。
changes-unjudged = 其中一版的档案有错误，未作对比：{ $names }。
edition-now = 当前文件
edition-revision = { $name }（{ $revision }，{ $date }）
change = 变化
figure-column = 数值
answer-column = 答复
cause = 原因
points-moved = 分数
points-of-percent = { $points } 个百分点
old-edition = 上一版
new-edition = 本版
what-moved-it = 已证实得分的变动原因
changes-reading = 各项之和即已证实得分的变动。多个原因并存时，按它们所有可能的先后次序取平均。
change-of-answers = 有变的答复
caveat-rubric-other = 两版不可比：所用评分标准不同，得分变动不全出于合作方自身。
caveat-rubric-edited = 两版不可比：评分标准已修改，得分变动不全出于合作方自身。
caveat-brief-other = 两版不可比：所用需求书不同，得分变动不全出于合作方自身。
caveat-brief-edited = 两版不可比：需求书已修改，得分变动不全出于合作方自身。
changes-verdict = 结论由“{ $old }”改为“{ $new }”。
changes-proven-rose = 已证实由 { $old } 分升到 { $new } 分（{ $points }）：{ $parts }。
changes-proven-fell = 已证实由 { $old } 分降到 { $new } 分（{ $points }）：{ $parts }。
changes-proven-stays = 已证实仍为 { $new } 分（{ $points }）：{ $parts }。
changes-figure = { $figure }由 { $old } 变为 { $new }。
changes-rank = 排名由第 { $old } 名变为第 { $new } 名。
changes-gates-passed = 新通过的关口：{ $names }。
changes-gates-open = 重新打开的关口：{ $names }。
changes-gates-failed = 已失败的关口：{ $names }。
changes-musts-met = 新满足的必备项：{ $names }。
changes-musts-open = 重新变为未决的必备项：{ $names }。
changes-musts-absent = 查实没有的必备项：{ $names }。
changes-flags-raised = 新出现的红旗：{ $names }。
changes-flags-resolved = 已处理的红旗：{ $names }。
changes-flags-gone = 已不成立的红旗：{ $names }。
list-of-moves = ，
move-and-points = { $move }（{ $points }）
change-answered = { $criterion }首次有了答复
change-withdrawn = { $criterion }的答复撤回
change-answer = { $criterion }的答复有变
change-records = { $criterion }有了新的探询结果
change-added = { $criterion }补充了{ $kinds }证据
change-removed = { $criterion }撤下了{ $kinds }证据
change-revised = { $criterion }的证据改了日期、类别或来源
change-aged = { $criterion }的证据老化
change-countered = { $criterion }出现{ $kinds }反证
change-cleared = { $criterion }撤下了{ $kinds }反证
change-measure = { $criterion }改了计分办法
change-weight = { $criterion }改了权重
change-many-aged = { NUMBER($count) } 项指标的证据老化
change-many-measure = { NUMBER($count) } 项指标改了计分办法
change-many-weight = { NUMBER($count) } 项指标改了权重
change-rest = 其余 { NUMBER($count) } 项小变动
