"""Whether a name is what it looks like: characters that do not show, letters that look alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier.nouns.diagnostics import Diagnostic, Span, error, warning
from dossier.reading.characters import name_character

_UNSEEN = re.compile("[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064"
                     "\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")  # fmt: skip
"""Characters of Unicode's Default_Ignorable_Code_Point that `characters` lets through, as prose
in some scripts needs them; a name that differs from another by one of these deceives."""

_WORD = re.compile(r"[^\W\d_]+")
_SIDE_BY_SIDE = frozenset(
    {"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"}
)
"""Scripts whose words are written without a space, and commonly touch Latin ones."""

_LOOKALIKES = str.maketrans(
    "авеіјкмнорѕтухсԁɡһοανρτυκιεβημχγ",
    "abeijkmhopstyxcdghoavptukiebhmxy",
)
"""The Cyrillic and Greek letters that pass for Latin ones, from UTS 39's confusables."""


def check_name(name: str, kind: str, span: Span) -> Iterator[Diagnostic]:
    """What may deceive in one spelling of a name: unseen characters, mixed scripts."""
    for character in dict.fromkeys(_UNSEEN.findall(name)):
        message = f"The name holds {name_character(character)}, which cannot be seen."
        yield error(f"{kind}/invisible-character", message, span, "Delete it.")
    for word in _WORD.findall(unicodedata.normalize("NFKC", name)):
        scripts = _scripts_of(word)
        if len(scripts) > 1:
            message = f"The word `{word}` mixes letters of {' and '.join(scripts)}."
            hint = "Type it anew in one script if they only look alike."
            yield warning(f"{kind}/mixed-scripts", message, span, hint)


def skeleton(name: str) -> str:
    """What a name looks like at a glance: names with one skeleton are easily taken for another."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", name)).casefold()
    return " ".join(plain.translate(_LOOKALIKES).split())


def _scripts_of(word: str) -> list[str]:
    """The scripts of a word that ought not to stand in one word, by their names in Unicode."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in word)
    return sorted({name.capitalize() for name in names if name and name not in _SIDE_BY_SIDE})
