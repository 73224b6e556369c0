"""What every document says of itself: title page, document control, method."""

from __future__ import annotations

import re

from dossier.making.weighting import weighting_words
from dossier.making.words import Words
from dossier.nouns.fields import Text
from dossier.nouns.review import Review
from dossier.nouns.view import DecisionView, Fact, FrontMatter
from dossier.nouns.weights import Weighting

FINGERPRINT_DIGITS = 16
"""Shown of a SHA-256: enough to tell two states of the inputs apart at a glance."""

_COMMA = re.compile(r"\s*[,\uff0c]\s*")


def front_matter(
    kind: str, title: str, review: Review, words: Words, **own: str | None
) -> FrontMatter:
    """The title page's data; `own` may give `notice` and `subtitle` of this document."""
    workspace = review.workspace
    organisation = review.brief.organisation if review.brief else None
    return FrontMatter(
        kind=kind,
        language=words.language,
        title=title,
        subtitle=own.get("subtitle") or words(f"{kind}-subtitle"),
        running=workspace.title.in_language(words.language),
        status="final" if review.final else "draft",
        status_words=_status_words(review, words),
        edition=review.final.number if review.final else None,
        classification=_say(workspace.classification, words),
        organisation=_say(organisation, words),
        author=_say(workspace.prepared_by, words),
        keywords=_keywords(review, words),
        notice=own.get("notice") or _say(workspace.notice, words),
        date=review.as_of.isoformat(),
        accent=workspace.theme.accent,
        look=_look(review),
        facts=_cover_facts(review, words),
    )


def control_facts(
    review: Review,
    words: Words,
    fingerprint: str,
    weighting: Weighting | None = None,
) -> tuple[Fact, ...]:
    """Document control: what the document was made from, when and by whom."""
    workspace, rubric = review.workspace, review.rubric
    rubric_title = rubric.title.in_language(words.language)
    facts = [
        (words("control-status"), words("status-final" if review.final else "status-draft")),
        (words("control-edition"), _say_edition("edition-of", review, words)),
        (words("control-as-of"), words.date(review.as_of)),
        (words("control-rubric"), words("versioned", title=rubric_title, version=rubric.version)),
        (words("control-brief"), _say(review.brief.title, words) if review.brief else None),
        (words("control-weights"), _weights(weighting, review, words)),
        (words("control-classification"), _say(workspace.classification, words)),
        (words("control-prepared-by"), _say(workspace.prepared_by, words)),
        (words("control-inputs"), f"SHA-256 {fingerprint[:FINGERPRINT_DIGITS]}"),
    ]
    return tuple(Fact(label, value) for label, value in facts if value)


def decision_view(review: Review, words: Words) -> DecisionView:
    """What the brief asks the board to decide."""
    asked = review.brief.decision if review.brief else None
    if asked is None:
        return DecisionView(None, (), None, None)
    return DecisionView(
        asked=_say(asked.asked, words),
        options=tuple(option.in_language(words.language) for option in asked.options),
        forum=_say(asked.forum, words),
        on=words.date(asked.on) if asked.on else None,
    )


def _status_words(review: Review, words: Words) -> str:
    return _say_edition("final-edition-of", review, words) or words("status-draft")


def _say_edition(key: str, review: Review, words: Words) -> str | None:
    """Which final edition this is, and of which day; None for a draft."""
    if review.final is None:
        return None
    return words(key, number=str(review.final.number), date=words.date(review.as_of))


def _look(review: Review) -> tuple[Fact, ...]:
    """What the workspace changes of the look, by the keys of the front matter."""
    theme = review.workspace.theme
    changes = {
        "paper": None if theme.paper == "a4" else theme.paper,
        "sans": theme.sans,
        "serif": theme.serif,
        "logo": review.logo.path if review.logo else None,
    }
    return tuple(Fact(key, value) for key, value in changes.items() if value)


def _keywords(review: Review, words: Words) -> str:
    """What an archive may file the document under, with commas between."""
    brief = _say(review.brief.title, words) if review.brief else None
    named = (review.rubric.title.in_language(words.language), brief)
    return ", ".join([words("keywords"), *(_COMMA.sub(" ", name) for name in named if name)])


def _cover_facts(review: Review, words: Words) -> tuple[Fact, ...]:
    facts = [
        (words("control-as-of"), words.date(review.as_of)),
        (words("control-brief"), _say(review.brief.title, words) if review.brief else None),
        (words("control-prepared-by"), _say(review.workspace.prepared_by, words)),
    ]
    return tuple(Fact(label, value) for label, value in facts if value)


def _weights(weighting: Weighting | None, review: Review, words: Words) -> str | None:
    """Where the weights came from, as it stands alone in a cell."""
    if weighting is None:
        return None
    origin = weighting_words(weighting, review, words)
    return origin[:1].upper() + origin[1:]


def _say(text: Text | None, words: Words) -> str | None:
    return None if text is None else text.in_language(words.language)
