# The product's words in English. Fluent: https://projectfluent.org/fluent/guide/

language-name = English
list-separator = {", "}
clause-separator = {"; "}
sentence-separator = {" "}
colon = {": "}
full-stop = {". "}
never = unanswered
versioned = { $title }, version { $version }
with-details = { $item } ({ $details })
months = { $count ->
    [one] 1 month
   *[other] { NUMBER($count) } months
}

## Titles of documents and sections

keywords = due diligence, partner assessment, evidence
dossier-subtitle = Partner due-diligence dossier
summary-subtitle = Comparison of partners
section-decision = Decision page
section-glance = Partner at a glance
section-control = Document control
section-scorecard = Scorecard
section-fit = Fit to the brief
section-conduct = Rules and conduct
section-flags = Red flags
section-meetings = Meetings
section-probes = Probe log
section-figures = Figures
section-risks = Risk register
section-conditions = Conditions
section-two-way = The two-way view
section-exit = Alternatives and exit
section-worklist = What to verify next
section-evidence = Evidence register
section-record = Decision record and sign-off
section-sign-off = Sign-off
section-method = Method
section-ranking = Ranking
section-dimensions = Proven points by dimension
section-evidence-coverage = How much is backed by evidence

## Document control and title page

control-status = Status
control-edition = Edition
control-as-of = As of
control-rubric = Rubric
control-brief = Brief
control-classification = Classification
control-prepared-by = Prepared by
control-inputs = Inputs
status-draft = Draft
status-final = Final
edition-of = No. { $number }, dated { $date }
final-edition-of = Final edition { $number }, { $date }
final-edition = Final edition

## Figures and columns

fact = Item
value = Content
claimed = Claimed
proven = Proven
ceiling = Ceiling
ceiling-short = Ceiling
still-possible = still possible
gap = Gap
coverage = Coverage
grade = Grade
overall = Overall
dimension = Dimension
weight = Weight
criterion = Criterion
found = Found
worth = Worth
strength = Strength
evidence = Evidence
against = against
rank = Rank
partner = Partner

## Decision page

asked = What is asked
options = Options
no-reasons-for = Nothing that is well answered is backed by evidence yet.
no-reasons-against = No poor or contradicted answer is on record; much may still be unknown.
unverified-reading = points of the overall figure that could still move —
standing = Rank { $rank } of { $partners } by proven points.
standing-none = Not ranked: nothing could be judged.
reading-figures = Claimed is the partner’s own word, proven is what evidence backs, and the ceiling is the best that can still come. The gap, claimed minus proven, counts only questions that have a claim.
reasons-for = What speaks for it
reasons-against = What speaks against it
not-verified = What is still open
reason-for = { $answer } ({ $proven } points proven)
reason-against-it = { $answer } ({ $state }, { $proven } points proven)
place-and-date = { $place }, { $date }
condition-by = ({ $owner }, { $due })
date-open = no date yet
open-conditions = { $count ->
    [one] One condition is open
   *[other] { NUMBER($count) } conditions are open
}
headline-leader = { $count ->
    [one] { $leader } leads with { $proven } points proven; its ceiling is { $ceiling }.
   *[other] { $leader } lead together with { $proven } points proven.
}
headline-rivals = { $count ->
    [0] { $others ->
        [one] The other could not pass it any more: its ceiling is not above { $proven }.
       *[other] None of the other { NUMBER($others) } could still pass it: no ceiling is above { $proven }.
    }
    [one] One of the other { NUMBER($others) } could still pass it: its ceiling is above { $proven }.
   *[other] { NUMBER($count) } of the other { NUMBER($others) } could still pass it: their ceilings are above { $proven }.
}
headline-rivals-all = { $count ->
    [one] The other could still pass it: its ceiling is above { $proven }.
    [2] Both others could still pass it: their ceilings are above { $proven }.
   *[other] All { NUMBER($count) } others could still pass it: their ceilings are above { $proven }.
}
headline-coverage-all = Evidence covers all that is asked of every partner.
headline-coverage-same = Evidence covers { $covered } of what is asked of each partner; the rest is unknown or only claimed.
headline-coverage = Evidence covers { $low } to { $high } of what is asked of each partner; the rest is unknown or only claimed.
headline-verdict = The verdict on { $leader }: { $verdict }.
headline-choice = A verdict that rules a partner out stands above its points. The first that may be chosen is { $partner }, with { $proven } points proven; the verdict on it: { $verdict }.
headline-choice-none = { $count ->
    [one] That verdict rules it out, and there is nobody else to choose.
   *[other] No partner may be chosen as things stand: verdicts rule out all { NUMBER($count) }.
}
in-brackets = ({ $text })
and-so-on = …
beside = {" "}({ $text })
probes-in-vain = Waited for in vain: { $names }.
few-partners = { $names } and { NUMBER($more) } more
few-items = { $names } and { NUMBER($more) } more
short-figure = { $figure ->
    [claimed] claimed
    [proven] proven
    [ceiling] ceiling
    [gap] gap
   *[coverage] coverage
} { $bounds }
short-flags = red flag: { $names }
short-gates-open = gate open: { $names }
short-gates-passed = gate passed: { $names }
short-gates-failed = gate failed: { $names }
short-musts-open = must-have not yet proven: { $names }
short-musts-met = must-have met: { $names }
short-musts-absent = must-have proven absent: { $names }
headline-nobody = No partner could be judged.
left-out = Left out because their profiles have errors: { $partners }.

## At a glance

glance-legal-name = Legal name
glance-website = Website
glance-stage = Stage
glance-evidence = Evidence
stage-screening = Screening
stage-probing = Probing
stage-negotiating = Negotiating
stage-contracted = Contracted
evidence-count = { $items ->
    [one] 1 item
   *[other] { NUMBER($items) } items
} from { $origins ->
    [one] 1 origin
   *[other] { NUMBER($origins) } independent origins
}

## Scorecard and chapters

scorecard-reading = Points from 0 to 100. A dimension is the weighted mean of its criteria, the whole that of its dimensions; coverage is the share that evidence backs.
basis = Judged by
follow-ups = Questions to ask
judgement-figures = Claimed { $claimed }, proven { $proven }; at best { $ceiling }.
judgement-unknown = { $unknown ->
    [0] All { NUMBER($applying) } questions have an answer.
    [one] 1 of { NUMBER($applying) } questions has no answer yet.
   *[other] { NUMBER($unknown) } of { NUMBER($applying) } questions have no answer yet.
}
judgement-not-applicable = The brief asks nothing here.
state-verified = verified
state-claimed = claimed
state-contradicted = contradicted
state-unknown = unknown
state-not-applicable = not applicable
reason-unknown = Nothing is on record: nothing is proven and everything is possible.
reason-not-applicable = The brief rules this out or asks for nothing here.
reason-worth = Worth { $value } of 100.
reason-support = { $items ->
    [one] One item of evidence
   *[other] { NUMBER($items) } items of evidence
} from { $origins ->
    [one] one origin
   *[other] { NUMBER($origins) } origins
} { $items ->
    [one] supports
   *[other] support
} it with strength { $support }.
reason-records = { $count ->
    [one] One record of ours supports
   *[other] { NUMBER($count) } records of ours support
} it with strength { $support }.
reason-no-evidence = Nothing backs it.
reason-against = Counter-evidence weighs { $opposition } against it.
reason-claim-worth = The claim would be worth { $claimed }.
all-markets = all markets
all-languages = all languages
all-needs = all needs
none-of-them = none

## Fit

fit-reading = What the brief needs, against what the partner's answers cover.
asked-for = Asked for
must-have-item = { $item } (must-have)
fit-found = Found to be there
fit-claimed = Claimed only
fit-absent = Found absent
fit-open = Not claimed or unknown
fit-signs = ● found to be there; ○ claimed only; × found absent; – not claimed; ? unknown.

## Conduct

flag = Flag
severity = Severity
resolution = Resolution
unresolved = Unresolved
no-flags = No red flag is on record. The profile's author raises flags under “flags”.
severity-low = low
severity-medium = medium
severity-high = high
severity-critical = critical
severity-minor = minor
severity-major = major
severity-blocker = blocker
date = Date
format = Format
place = Place
notes = Notes
no-meetings = No meeting is on record. Meet face to face before a contract is signed; the partner manager records it under “meetings”.
meeting-face-to-face = Face to face
meeting-video = Video
meeting-phone = Phone
no-probes = No probe is on record. Put a few hard questions to support and pre-sales, and record under “probes” how, and how fast, they answer.
topic = Topic
asked-at = Asked
probe-number = Id
asked-count = Asked
answered-count = Answered
pending-count = Pending
median-wait = Median wait
tail-wait = Nine in ten within
all-probes = all
pending-for = pending, { $wait }
pending-of = { NUMBER($pending) } pending
patience = Pending are questions put no more than { $hours } hours ago: it is too soon to call them unanswered, and no wait counts them.
explain-pending = pending, not counted
hours-asked = Hours
moment = { $weekday } { $date } { $time }
clock = Questions are timed on the partner's clock ({ $zone }).
clock-unknown = Questions are timed on the clock of whoever asked: nobody has recorded when support at { $name } is at work, so nothing can be said of working hours. Ask them, and let the partner manager record it under “working_hours”.
span = { $first }–{ $last }
days = { $first } to { $last }
every-day = every day
hours-of-days = { $hours }, { $days }
minutes = min
waited = Waited
wait = { $hours ->
    [0] { NUMBER($minutes) } min
   *[other] { NUMBER($hours) } h { NUMBER($minutes) } min
}
quality = Quality
quality-specific = specific
quality-partial = partial
quality-generic = generic
quality-wrong = wrong
quality-unrated = not rated

## Figures

series-revenue-usd-m = Revenue, million USD
series-net-result-usd-m = Net result, million USD

## Risks, conditions, two-way view, exit

risks-reading = Likelihood and impact from 1 to 5; exposure is their product.
risk = Risk
likelihood-impact = L × I
exposure = Exposure
treatment = Treatment
owner = Owner
owner-missing = to be named
due = Due
accepted-until = accepted until { $date }
likelihood = Likelihood
impact = Impact
chart-risks-title = Risks by likelihood and impact
chart-risks-alt = Matrix of likelihood against impact, each from 1 to 5, with { $count ->
    [one] one risk
   *[other] { $count } risks
}; the highest exposure is { $highest }.
no-risks = No risk is on record. The profile's author keeps the register under “risks”.
condition = Condition
before = Before
conditions-contract = Before the contract is signed
conditions-launch = After the contract, before launch
conditions-renewal = Before renewal
conditions-other = Without a set time
before-contract = contract
before-launch = launch
before-renewal = renewal
state = State
met = met
not-met = open
no-conditions = No condition is on record. Conditions for signing are kept under “conditions”.
they-want = What they want
we-offer = What we offer
lock-in = What would hold us
exit-plan = How we would leave
alternatives = Who could take over

## What to verify next

decides-gate = Keeps the gate “{ $gate }” shut.
decides-must = Leaves the must-have “{ $must }” open.
worklist-reading = Open questions by how many points of the overall figure they could still move.
at-stake = At stake
criteria-at-stake = Criteria, with the points at stake
question = Question
settled-by = Settled by

## Evidence register

evidence-reading = Strength is the reliability of the kind of evidence, faded by age; several items of one origin count once.
number = No.
source-and-finding = Source and finding
kind = Kind
used-in = Used in
undated = undated
no-evidence = No evidence is on record, so nothing is proven. The profile's author enters it under “evidence”.
evidence-items = Items
independent-origins = Independent origins
open-questions = Unanswered
evidence-coverage-reading = Items of one origin count once, however many there are.

## Decision record and sign-off

no-record = No decision is on record yet. The board's secretary enters it under “decision”.
outcome-proceed = Proceed
outcome-conditional = Proceed with conditions
outcome-hold = Hold
outcome-decline = Decline
rationale = Why
dissent = Dissent
review-by = To be reviewed by
role = Role
name = Name
signature = Signature
opinion = Opinion
author = Author
reviewer = Reviewer
countersign = Countersigned
approver = Approver
seal = Seal
seal-place = (company seal)
date-blank = {""}
signer-legal = Legal
signer-finance = Finance
signer-business = Business owner

## Method

method-rubric = The figures follow from the rubric “{ $rubric }”, the brief and the profile, by arithmetic alone.
method-value = Value: an answer is worth 0 to 100 points by its criterion's value function; what was found goes before what is claimed.
method-strength = Strength of an item of evidence: reliability of its kind × 2^(−age ÷ half-life); it does not fade where there is no half-life.
method-origins = Items of one origin count once, by the strongest. Support S = 1 − product of (1 − s) over origins; counter-evidence A likewise. Strength q = S × (1 − A).
method-proven = Proven = q × value. Ceiling = q × value + (1 − q) × 100: what is not proven may be anything. They are belief and plausibility of full marks (Shafer 1976).
method-unknown = Unknown is not zero: without an answer nothing is claimed, nothing is proven, and everything is still possible. A dash stands for a figure that there is nothing to reckon from.
method-records = Probes on record count as one more origin: n of them, settled, carry s = { $reliability } × n ÷ (n + 2). Of their waits the 90th percentile is number 0.9 × n in order, rounded up, where no answer is a wait without end (nearest rank, Hyndman and Fan 1996).
method-stake = Points at stake = share of the whole × (ceiling − proven): how far settling one criterion could still move the whole.
method-weights = Weights of the dimensions: { $origin }.
method-scenario-weights = Weights under “{ $brief }”: { $origin }.
method-by-order = Rank-order centroid (Barron and Barrett 1996): place k of n weighs (1 ÷ k + 1 ÷ (k + 1) + … + 1 ÷ n) ÷ n, the mean of all weightings in that order.
method-by-pairs = Analytic hierarchy process (Saaty 1980): the weights are the principal eigenvector of the matrix of comparisons. Consistency index CI = (λmax − n) ÷ (n − 1), λmax being its largest eigenvalue; consistency ratio CR = CI ÷ RI, RI being the mean CI of random comparisons of n things.
method-chances = Chances are rank acceptabilities by SMAA-2 (Lahdelma and Salminen 2001). Each of N = { $samples } trials draws the points of every criterion evenly from proven to ceiling and, as evenly, { $weights }; chance of a rank = trials in which the partner has it ÷ N; mean rank = mean over the trials; seed { $seed }.
method-chance-error = Sampling error of a chance p: standard error √(p × (1 − p) ÷ N), at most { $error }. What none of { $samples } trials shows is not impossible: its chance is below 3 ÷ N = { $unseen } with 95% confidence (rule of three).
method-not-forecast = Chances say how much of what is possible favours a partner. They are no forecast: points between proven and ceiling count as equally likely, criteria as independent.
method-summary-figures = Proven = strength of evidence × value, ceiling = proven + (1 − strength) × 100, for each criterion; dimension and whole are weighted means. Each dossier’s method chapter has the strengths by kind of evidence and an example.
method-ranking = Ranking: by proven points, then by ceiling; equals share a rank (1, 2, 2, 4). Gates, flags and verdicts take no part in it.
method-weight-flips = Flip of a weight, on proven points: the leader is ahead by h points in the dimension and by e in all others together, their weights in proportion. At the weight t its lead is t × h + (1 − t) × e, which is 0 at t = e ÷ (e − h). Told is the t nearest to the present weight.
method-evidence-flips = Flip by evidence: one criterion of one partner with strength below 1 is set to its ceiling (proven) or to 0 (disproven), all else unchanged, and partners are ranked anew. Told are the criteria by partner, those that move the most points first. Where a verdict rules anyone out, both kinds of flips are also reckoned among the others alone.
method-head-to-head = Head-to-head: share of the same trials in which one partner has strictly more points than the other; equal points count for neither.
method-aggregate = A dimension is the weighted mean of the criteria that apply, the whole that of its dimensions. The gap is claimed minus proven over the criteria that have a claim.
method-undated = Undated evidence is taken to be { $age } old.
method-grades = Grades, by proven points
grade-from = from { $points } points: { $title }
reliability = Reliability
half-life = Half-life
no-half-life = does not fade
why = Why

## Charts

ranking-reading = By proven points, then by ceiling; equal figures share a rank. The gap counts only the questions that have a claim.
chart-scorecard-title = { $partner }: claimed and proven by dimension
chart-scorecard-alt-none = Nothing of what is asked applies to { $partner }: there is no figure to draw.
chart-scorecard-alt = Overall, { $partner } claims { $claimed } points, of which { $proven } are proven; at best { $ceiling } can be reached. The table “Scorecard” has the figures by dimension.
chart-ranking-title = Ranking of partners: from proven to ceiling
chart-ranking-alt = Points proven, and at best: { $lines }.
chart-ranking-alt-line = { $partner } { $proven }, { $ceiling }
chart-heatmap-title = Proven points by partner and dimension
chart-heatmap-alt = A grid of partners and dimensions, darker for more points proven. The table below it has the same figures.
chart-series-alt = { $title }: { $values }.

## The terminal

board-interval = 0 to 100
board-legend = Solid: proven. Thin: still possible. Diamond: claimed.
board-rank = rank { $rank }
claimed-answer = Claimed answer

## Why a rule came out as it did

unknown = unknown
figure-of = { $figure }, { $place }
place-overall = overall
place-dimension = in { $title }
place-criterion = for { $title }
amount-points = { $count ->
    [one] { $amount } point
   *[other] { $amount } points
}
bar-points = { $count ->
   *[other] the bar of { $bound }
}
bar-plain = { $count ->
   *[other] the bar of { $bound }
}
bar-minutes = { $count ->
    [one] the bar of { $bound } minute
   *[other] the bar of { $bound } minutes
}
bar-records = { $count ->
   *[other] the bar of { $bound }
}
bar-claims = { $count ->
   *[other] the bar of { $bound }
}
bound-below = below { $bar }
bound-not-below = not below { $bar }
bound-above = above { $bar }
bound-not-above = not above { $bar }
bound-separator = {" and "}
because-no-figure = { $what }: there is nothing to reckon it from.
because-claimed = { $count ->
    [one] { $amount } point is claimed { $place }, { $sides }.
   *[other] { $amount } points are claimed { $place }, { $sides }.
}
because-proven = { $count ->
    [one] { $amount } point is proven { $place }, { $sides }.
   *[other] { $amount } points are proven { $place }, { $sides }.
}
because-ceiling = { $count ->
    [one] At best { $amount } point can be reached { $place }, { $sides }.
   *[other] At best { $amount } points can be reached { $place }, { $sides }.
}
because-gap = { $count ->
    [one] The gap between claimed and proven is { $amount } point { $place }, { $sides }.
   *[other] The gap between claimed and proven is { $amount } points { $place }, { $sides }.
}
because-coverage = { $count ->
   *[other] Evidence carries { $amount } of the judgement { $place }, { $sides }.
}
because-probes-count = { $count ->
    [one] { $amount } probe is on record, { $sides }.
   *[other] { $amount } probes are on record, { $sides }.
}
because-probes-settled-count = { $count ->
    [one] { $amount } probe was answered or waited for in vain, { $sides }.
   *[other] { $amount } probes were answered or waited for in vain, { $sides }.
}
because-probes-response-minutes-median = { $count ->
    [one] The median wait of { $asked } was { $amount } minute, { $sides }.
   *[other] The median wait of { $asked } was { $amount } minutes, { $sides }.
}
because-probes-response-minutes-median-never = Half of { $asked } or more were never answered; such a wait is { $sides }.
because-probes-response-minutes-p90 = { $count ->
    [one] Nine in ten of { $asked } were answered within { $amount } minute, { $sides }.
   *[other] Nine in ten of { $asked } were answered within { $amount } minutes, { $sides }.
}
because-probes-response-minutes-p90-never = More than one in ten of { $asked } was never answered; such a wait is { $sides }.
because-probes-unanswered-share = { $count ->
   *[other] { $amount } of { $asked } were not answered, { $sides }.
}
asked-at-any-time = the questions
asked-in-hours = the questions put in working hours
asked-out-of-hours = the questions put out of working hours
because-probes-generic-share = { $count ->
   *[other] { $amount } of the answers were generic or wrong, { $sides }.
}
because-not-applicable = { $criterion }: does not apply here.
unanswered-found = { $criterion }: no answer.
unanswered-claimed = { $criterion }: nothing is claimed.
unanswered-verified = { $criterion }: nothing has been verified yet.
answer-found = { $criterion }: the answer is { $answer }
answer-claimed = { $criterion }: { $answer } is claimed
answer-verified = { $criterion }: { $answer } was found
quoted = “{ $text }”
unquoted = { $text }
or-separator = {" or "}
but-not = not { $wanted }
because-answer = { $answer }.
because-answer-beside = { $answer }, { $beside }.
because-evidence = Evidence of the kind { $kinds } is on record ({ $labels }).
because-no-evidence = No evidence of the kind { $kinds } is on record.
because-evidence-unused = No answer draws on evidence of the kind { $kinds }.
because-evidence-of = { $criterion }: evidence of the kind { $kinds } backs the answer ({ $labels }).
because-no-evidence-of = { $criterion }: no evidence of the kind { $kinds } backs the answer.
labels-needed = { $labels }; { NUMBER($wanted) } needed
records-such = { $records } of the kind asked for
counter-evidence = evidence
counter-evidence-strong = evidence of { $strength } strength or more
claims-contradicted = { $count ->
    [one] One claim has { $evidence } against it
   *[other] { NUMBER($count) } claims have { $evidence } against them
}
because-uncontradicted = No claim has { $evidence } against it.
because-contradicted = { $claims }: { $criteria }.
because-contradicted-beside = { $claims }, { $sides }: { $criteria }.
because-contradicted-one = { $criterion }: { $evidence } speaks against the claim.
because-uncontradicted-one = { $criterion }: no { $evidence } speaks against the claim.
because-records = { $count ->
    [0] { $what }: none on record.
   *[other] { $what }: { NUMBER($count) } on record.
}
because-records-beside = { $count ->
    [0] { $what }: none on record, { $sides }.
   *[other] { $what }: { NUMBER($count) } on record, { $sides }.
}
records-meetings = Meetings
records-meetings-face-to-face = Meetings face to face
records-probes = Probes
records-risks = Risks
records-conditions = Conditions
because-stage = The stage is { $stage }.
because-other-stage = The stage is { $stage }, { $beside }.
because-flags = Red flags standing: { $names }.
because-flags-severe = Red flags standing ({ $severity }): { $names }.
because-flags-none = No red flag stands.
because-flags-none-severe = No red flag ({ $severity }) stands.
because-flags-not = The red flag “{ $flag }” does not stand.
because-gates-open = Gates not passed yet: { $names }.
because-gates-open-none = No gate is open.
because-gates-open-not = The gate “{ $gate }” is not open.
because-gates-passed = Gates passed: { $names }.
because-gates-passed-none = No gate is passed.
because-gates-passed-not = The gate “{ $gate }” is not passed.
because-gates-failed = Gates failed: { $names }.
because-gates-failed-none = No gate has failed.
because-gates-failed-not = The gate “{ $gate }” has not failed.
because-musts-met = Must-haves met: { $names }.
because-musts-met-none = No must-have is met.
because-musts-open = Must-haves not yet proven: { $names }.
because-musts-open-none = No must-have is open.
because-musts-absent = Must-haves proven absent: { $names }.
because-musts-absent-none = No must-have is proven absent.
because-nothing-else = No rule of another verdict holds.
probe-probes-count = Probes on record
probe-probes-settled-count = Probes answered, or waited for in vain
probe-probes-response-minutes-median = Median response in minutes
probe-probes-response-minutes-median-in-hours = Median response within working hours in minutes
probe-probes-response-minutes-median-out-of-hours = Median response outside working hours in minutes
probe-probes-response-minutes-p90 = Response in minutes that nine of ten keep within
probe-probes-response-minutes-p90-in-hours = Response in minutes that nine of ten keep within, asked in working hours
probe-probes-response-minutes-p90-out-of-hours = Response in minutes that nine of ten keep within, asked outside working hours
probe-probes-unanswered-share = Probes unanswered
probe-probes-unanswered-share-in-hours = Probes unanswered within working hours
probe-probes-unanswered-share-out-of-hours = Probes unanswered outside working hours
probe-probes-generic-share = Answers that were generic or wrong

## Verdict, gates, must-haves

must-met = met
must-open = not yet proven
must-absent = proven absent
must-unasked = No criterion that applies asks about it.
must-points-met = Proven: { $proven }, { $sides }; at best { $ceiling } can be reached.
must-points-open = Proven: { $proven }, { $sides }; at best { $ceiling } can be reached.
must-points-absent = Proven: { $proven }; at best { $ceiling } can be reached, { $sides }.
must-presence-met = Worth { $value }, on evidence of strength { $strength }; { $enough } settles it.
must-presence-open = Worth { $value }, but on evidence of strength { $strength } only; { $enough } settles it.
must-presence-absent = Worth nothing, on evidence of strength { $strength }; { $enough } settles it.
must-contradicted = { $criterion }: the answer is contradicted by evidence of strength { $strength }.
must-unanswered = { $criterion }: no answer yet.
must-claimed = { $criterion }: the partner says so; nothing has been verified yet.
must-unclaimed = { $criterion }: the partner does not claim it; nothing has been verified yet.
must-shown-well = { $criterion }: it was found, on evidence of strength { $strength }; { $enough } settles it.
must-shown-weakly = { $criterion }: it was found, but on evidence of strength { $strength } only; { $enough } settles it.
must-missing-well = { $criterion }: it was found to be missing, on evidence of strength { $strength }; { $enough } settles it.
must-missing-weakly = { $criterion }: it was found to be missing, but on evidence of strength { $strength } only; { $enough } settles it.
gate-passed = passed
gate-open = open
gate-failed = failed
gate-that-failed = { $gate } (failed)
by-rule = rule
by-person = reviewer
resolved-on = { $date }: { $how }
raised-by = Raised by
gate = Gate
verdict = Verdict
section-gates = Gates
section-must-haves = Must-haves
must-have = Must-have
gates-reading = What must be so before a stage, whatever the points say.
evidence-named = Evidence
no-gates = The rubric sets no gates.

## Robustness, flips, scenarios

uncertainty = Over { $samples } trials of what is still open, and of other weights, it comes first in { $first }; its mean rank is { $rank }.
name-and-chance = { $partner } in { $chance }
headline-sure = Over { $samples } trials of what is still open, and of other weights, { $leader } comes first on points in { $first }.
headline-sure-shared = Of { $samples } trials of what is still open, and of other weights, these come first on points, alone or together: { $leaders }.
headline-sure-eligible = Among those that may be chosen, { $partner } comes first in { $first } of the same trials.
robustness-settings = { $samples } trials: each draws every criterion’s points between proven and ceiling, and { $weights }. The sampling error of a chance is at most { $error }; seed { $seed }. The method is SMAA-2 (Lahdelma and Salminen 2001).
weights-uniform = any weights of the dimensions
weights-ordinal = any weights of the dimensions in the declared order
weights-around = weights of the dimensions within { $share } of the declared ones
section-robustness = How sure the ranking is
robustness-reading = The chance of each rank. A long dark bar says that a partner leads in most trials.
chances-alt = Chance of coming first: { $lines }.
chances-alt-line = { $partner } { $first }
chart-chances-title = Chance of each rank
section-flips = What would change who leads
flip-above = { $leader } leads unless { $dimension } weighs more than { $above } (now { $now }); there { $rival_above } takes the lead.
flip-below = { $leader } leads unless { $dimension } weighs less than { $below } (now { $now }); there { $rival_below } takes the lead.
flip-both = { $leader } leads while { $dimension } weighs between { $below } and { $above } (now { $now }); at less { $rival_below } takes the lead, at more { $rival_above }.
flip-level-above = At the present { $now } of { $dimension }, { $leader } and { $rival_above } are level; with any more weight { $rival_above } takes the lead.
flip-level-below = At the present { $now } of { $dimension }, { $leader } and { $rival_below } are level; with any less weight { $rival_below } takes the lead.
flip-level-both = At the present { $now } of { $dimension }, { $leader } is level with others; with any more weight { $rival_above } takes the lead, with any less { $rival_below }.
flip-beyond-above = Above { $above } { $rival_above } takes it.
flip-beyond-below = Below { $below } { $rival_below } takes it.
flips-shared = { $partners } share the first place; what follows is told of { $leader }.
flips-none = { $count ->
    [one] For one dimension no weight at all puts anybody ahead of { $leader }.
   *[other] For { NUMBER($count) } dimensions no weight at all puts anybody ahead of { $leader }.
}
evidence-flip-proven = { $count ->
    [one] { $partner } would take the lead if this open criterion were proven at its best: { $criteria }.
   *[other] { $partner } would take the lead if any one of { NUMBER($count) } open criteria were proven at its best: { $criteria }.
}
evidence-flip-disproven = { $count ->
    [one] { $partner } would lose the lead to { $leader } if this open criterion were disproven: { $criteria }.
   *[other] { $partner } would lose the lead to { $leader } if any one of { NUMBER($count) } open criteria were disproven: { $criteria }.
}
flips-reading = Only one thing changes at a time. Criteria stand in the order of how many points they move.
ruled-out = { $partner } (ruled out)
flips-eligible = Among the partners that may be chosen. A verdict rules out { $partners }.
flips-among-all = Among all partners, by points alone.
flips-either-way = Among all partners as well as among those that may be chosen. A verdict rules out { $partners }.
flips-nobody = No partner may be chosen as things stand: whom the verdict rules out, neither weights nor points bring back.
flips-alone = There is only { $leader }: nobody else could take the lead.
no-evidence-flips = No single open criterion, proven or disproven, would change who leads.
section-head-to-head = Head to head
head-to-head-reading = The chance that the partner of the row has more points than that of the column; columns bear the numbers of the rows.
section-scenarios = From brief to brief
place-and-points = { $rank } ({ $proven })
scenarios-reading = Each cell has the rank, the proven points in brackets, and the verdict with what decided it; a verdict that rules the partner out is in bold.
scenarios-leaders = { $count ->
    [0] Nobody could be judged under any brief.
    [one] { $leaders } has the most points proven under every brief.
   *[other] Who has the most points proven hangs on the brief: { $leaders }.
}
scenarios-vetoed = { $count ->
    [0] No verdict rules a leader out.
   *[other] A verdict rules the leader out under { NUMBER($count) } of { NUMBER($briefs) } briefs: { $titles }.
}
scenario-title = { NUMBER($number) } { $title }
charted = The chart shows the first { NUMBER($most) } of { NUMBER($count) } partners.
chart-scenarios-legend = Crossed out: ruled out by the verdict under that brief.
chart-scenarios-title = Rank under each brief
chart-scenarios-alt = Lines join each partner’s ranks from brief to brief. The table below has the same ranks and the verdicts.
section-gates-and-flags = Verdicts, gates and flags
gates-open = Gates not passed
flags-standing = Flags standing
further-flags = Further flags standing
flag-and-severity = { $flag } ({ $severity })
chances-legend = Each piece is the chance of the rank in it, from dark (first) to light (last).
chart-waits-title = How long answers took
chart-waits-alt = Time to an answer: { $lines }.
labelled = { $label }: { $value }
in-hours = in hours
out-of-hours = out of hours

## Explain

explain-answer = Answer
explain-worth = What the answer is worth
explain-evidence = What the evidence carries
explain-figures = Figures
explain-shares = Bearing on the whole
explain-comparisons = its comparisons times the weights; its own weight is { $weight }
explain-weights = Weights
explain-claims = Claimed, and the gap
explain-proofs = Proven
explain-limits = Ceiling and coverage
explain-from-records = { $count ->
    [one] Computed from 1 record.
   *[other] Computed from { NUMBER($count) } records.
}
explain-no-finding = Nothing was found instead: the claim is what is judged.
explain-no-claim = No claim is on record: it is taken to be what was found.
explain-level = The level “{ $level }” is worth { $points } points.
explain-between = { $measured } lies between { $left } ({ $least } points) and { $right } ({ $most } points).
explain-at = { $measured } is worth { $points } points by the scale.
explain-before = { $measured } lies before the first point of the scale, { $knot }, which is worth { $points } points.
explain-after = { $measured } lies beyond the last point of the scale, { $knot }, which is worth { $points } points.
explain-never = What was never answered counts like the last point of the scale, { $knot }, which is worth { $points } points.
explain-covered = Covered: { $items }.
explain-missing = Not covered: { $items }.
explain-for = for
explain-dated = { $date }, { $days } days ({ $age } months) old
explain-undated = undated, taken to be { $age } months old
explain-half-life = halves every { $months } months
explain-counts = counts, for the origin { $origin }
explain-counts-alone = counts, as an origin of its own
explain-outdone = does not count: { $stronger }, of the same origin { $origin }, carries at least as far
explain-records = Our records
explain-records-note = n = { NUMBER($count) } records carry n ÷ (n + 2) of the reliability of our own measurement, as one more origin.
explain-derivation = How the figure came about
explain-wait-of = { $place }. { $probe }
explain-until = { $first } → { $last }
explain-rank = Rank of the 90th percentile
explain-rank-note = Rounded up: number { NUMBER($place) } from the shortest.
explain-p90 = Wait at the 90th percentile
explain-at-rank = Wait number { NUMBER($place) }, of { $probe }.
explain-median = Median wait in minutes
explain-middle = Number { NUMBER($place) }, the middle one of { NUMBER($count) } waits, of { $probe }.
explain-middle-two = The mean of numbers { NUMBER($first) } and { NUMBER($second) }, the middle ones of { NUMBER($count) } waits ({ $probes }).
explain-unanswered = Share unanswered
explain-support = Support S
explain-opposition = Counter-evidence A
explain-strength = Strength q = S × (1 − A)
explain-nothing-proven = Nothing is on record, so nothing is proven.
explain-all-possible = Nothing is ruled out, so everything is still possible.
explain-ceiling-note = What is not proven may still turn out to be worth 100.
explain-in-dimension = Share of the dimension
explain-in-whole = Share of the whole
explain-contributed = Points contributed
explain-at-stake = Points at stake
explain-by-brief = The weight is the brief's.
explain-by-order = The weight follows from the brief's order of importance.
explain-by-pairs = The weight follows from the brief's comparisons in pairs.
explain-claimed-part = The part of the weight that has a claim.
explain-claimed-over = { $count ->
    [one] Over the one
   *[other] Over the { NUMBER($count) }
} of { NUMBER($total) } that { $count ->
    [one] has
   *[other] have
} a claim.
explain-no-claims = Nothing is claimed.
explain-gap-note = Claimed minus proven, over what has a claim.
explain-coverage-note = The mean strength of evidence.
explain-grade = { $proven } reaches { $bound }, from which it is { $grade }.
explain-grade-missed = { $grade } is from { $bound }.
explain-figure = Figure
explain-arithmetic = Arithmetic
explain-result = Result
explain-because = Explanation
explain-example = A worked example
wait-hours = { $hours } h
wait-days = { $days ->
    [one] 1 day
   *[other] { NUMBER($days) } days
}
chart-waits-short-alt = How long each probe waited for an answer. The table below has the same waits.
probes-in-hours = Asked within working hours
probes-out-of-hours = Asked outside working hours
answered-of = { NUMBER($answered) } of { NUMBER($asked) } answered
probes-unanswered = { NUMBER($unanswered) } of { NUMBER($asked) } probes unanswered
on-record = Decision on record
decided-on = { $outcome }, { $date }
decided-under = taken under another brief, “{ $brief }”
with-dissent = with dissent
decided-by = Decided by
musts-open = Must-haves not met
sources = Sources
asked-where = ({ $where })
no-sources = No source is on record for this series.
hours-claimed = Hours of support, claimed
probes-quality = Answers that went into the question
rated-of = { NUMBER($specific) } of { NUMBER($rated) } rated
evidence-flips-more = { $count ->
    [one] One more partner could take the lead in the same way.
   *[other] { NUMBER($count) } more partners could take the lead in the same way.
}
working-hours = Working hours

## Where weights come from, and chances near nought and one

less-than-a-percent = <1%
almost-all = >99%
chance-counted = { $count } of { $samples }
control-weights = Weights
weights-by-rubric = as the rubric sets them
weights-by-brief = as the rubric sets them, but by the brief for { $dimensions }
weights-by-order = from the brief’s order of importance
weights-by-pairs = from pairwise comparison; { $consistency }
weights-consistent = consistency ratio { $ratio }, within the limit of { $limit }
weights-accepted = consistency ratio { $ratio }, above the limit of { $limit }; accepted by { $by } on { $on }, because: { $because }
explain-weighting = How the weights were made
explain-weights-origin = Weights { $origin }.
explain-place = Place { $place } of { $count }.
explain-eigenvalue = Largest eigenvalue λmax
explain-eigenvalue-note = Of the matrix of comparisons; { $count } if none contradicted another.
explain-consistency-index = Consistency index CI
explain-consistency-ratio = Consistency ratio CR
explain-two-agree = Two dimensions cannot contradict each other.

## What changed between two editions

section-changes = What changed since the last edition
changes-title = From { $old } to { $new }
changes-since = Compared with { $edition }, as of { $date }.
changes-all = All changes
changes-none = Nothing changed.
changes-appeared = New in this edition: { $names }.
changes-disappeared = No longer in this edition: { $names }.
changes-unjudged = Not compared, as their files have errors in one of the editions: { $names }.
edition-now = the present files
edition-revision = { $name } ({ $revision }, { $date })
change = Change
figure-column = Figure
answer-column = Answer
cause = Cause
points-moved = Points
points-of-percent = { $points } pp
old-edition = Last edition
new-edition = This edition
what-moved-it = What moved what is proven
changes-reading = The parts sum to the change of what is proven. Each cause has the mean of what it moves over every order in which the causes could have come.
change-of-answers = Answers that changed
caveat-rubric-other = Not comparable: the two editions were judged by different rubrics, so figures moved for reasons that are not the partner's.
caveat-rubric-edited = Not comparable: the rubric was changed between the editions, so figures moved for reasons that are not the partner's.
caveat-brief-other = Not comparable: the two editions were judged for different briefs, so figures moved for reasons that are not the partner's.
caveat-brief-edited = Not comparable: the brief was changed between the editions, so figures moved for reasons that are not the partner's.
changes-verdict = The verdict changed from “{ $old }” to “{ $new }”.
changes-proven-rose = Proven rose from { $old } to { $new } ({ $points }): { $parts }.
changes-proven-fell = Proven fell from { $old } to { $new } ({ $points }): { $parts }.
changes-proven-stays = Proven stays at { $new } ({ $points }): { $parts }.
changes-figure = { $figure }: { $old } before, { $new } now.
changes-rank = Rank { $old } before, { $new } now.
changes-gates-passed = Gates now passed: { $names }.
changes-gates-open = Gates open again: { $names }.
changes-gates-failed = Gates failed: { $names }.
changes-musts-met = Must-haves now met: { $names }.
changes-musts-open = Must-haves no longer settled: { $names }.
changes-musts-absent = Must-haves proven absent: { $names }.
changes-flags-raised = Red flags raised: { $names }.
changes-flags-resolved = Red flags resolved: { $names }.
changes-flags-gone = Red flags that no longer hold: { $names }.
list-of-moves = {"; "}
move-and-points = { $move } ({ $points })
change-answered = first answer on { $criterion }
change-withdrawn = answer on { $criterion } withdrawn
change-answer = a different answer on { $criterion }
change-records = new probe results on { $criterion }
change-added = new evidence for { $criterion } ({ $kinds })
change-removed = evidence for { $criterion } withdrawn ({ $kinds })
change-revised = evidence for { $criterion } dated, classed or attributed anew
change-aged = evidence for { $criterion } aged
change-countered = new counter-evidence on { $criterion } ({ $kinds })
change-cleared = counter-evidence on { $criterion } withdrawn ({ $kinds })
change-measure = { $criterion } measured otherwise
change-weight = { $criterion } weighed otherwise
change-many-aged = evidence aged on { NUMBER($count) } criteria
change-many-measure = { NUMBER($count) } criteria measured otherwise
change-many-weight = { NUMBER($count) } criteria weighed otherwise
change-rest = { $count ->
    [one] one smaller move
   *[other] { NUMBER($count) } smaller moves
}
