r"""Text from outside, made into Markdown that shows exactly that text and nothing else.

Two dialects read our documents: CommonMark with GitHub's tables, and Python-Markdown, which is
what MkDocs runs on. They agree only on some backslash escapes, so a backslash goes before
``\ ` * _ { } [ ] ( ) > # + - . ! |`` alone, and an HTML entity stands for any other character.

Documents live in git, so as little as possible is escaped: a reviewer should read `99.99 %` and
`Agora, Inc. (NASDAQ: API)` as they were written. What is harmless alone but not beside a
template's own marks (a `!` before a link) counts as harmful.

GitHub makes links of bare mail addresses only after it has decoded entities and escapes, so no
spelling of the `@` itself would stop it. An empty comment before it does: it parts the text in
two. Readers hide it; only the description of an image, which knows no comments, shows it on sites.

Out of reach: GitHub makes pictures of `:tada:` in the finished HTML; no spelling would stop that.
"""

from __future__ import annotations

import re
from html.entities import html5
from urllib.parse import quote

_WHITE_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
"""All white space but the two no-break spaces, which somebody meant."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""Control characters, which no document can show; white space is not among them."""

_COMMENT = "<!-- -->"
"""Shows nothing and parts two pieces of text; the press knows this very spelling."""

_HARMFUL = re.compile(
    r"""
    (?P<backslash>
        [\\`*{}\[\]|]
      | (?<![^\W_])_ | _(?![^\W_])          # emphasis, but not within a word: sla_page
      | (?<=[wW]{3})\.                      # www. becomes a link
      | ^[#>]                               # heading, quotation
      | ^[+-](?=[ +-]|$)                    # list item, rule, front matter
      | ^!(?=!!)                            # admonition
      | (?<=^[0-9])[.)](?=[ ]|$)            # numbered item, of up to nine digits (see below)
      | \#(?=\#*$)                          # closes a heading: C#
      | !$                                  # a template's link may follow
    )
  | (?P<mail>
        (?:(?<=[A-Za-z0-9.+_-])|(?<=mailto:)|(?<=xmpp:))
        @(?=[A-Za-z0-9._/-])                # what GitHub may take for an address
    )
  | (?P<entity>
        <
      | \^(?=[^^]*\^)                       # superscript takes two: the last one is harmless
      | &(?=\w+;|\#[0-9xX])                 # some complete &#60 themselves
      | (?<=[^ ])~ | ~(?!\w)                # struck out, unless it can only open: ~5 ms
      | :(?=//)                             # a bare address becomes a link
      | (?<![0-9]):(?=[a-z0-9_+-]+:)        # :tada:
      | ^:(?=[ :]|$) | ^\?(?=\?\?)          # definition, directive, folded admonition
      | (?<==)= | =(?==)                    # highlight, underline of a heading
      | ^=$
      | (?<=[^ ])\$(?!\w) | \$(?=\$) | (?<=\$)\$    # mathematics on GitHub
    )
    """,
    re.VERBOSE,
)

_NUMBERED = re.compile(r"^([0-9]{2,9})([.)])(?= |$)")
_OPEN_ENTITY = re.compile(r"&(?=(\w+)$)")


def fold(text: str) -> str:
    """`text` on one line: white space folded to single spaces, none at either end.

    No-break spaces within the text stay; control characters go.
    """
    return _WHITE_SPACE.sub(" ", _CONTROLS.sub("", text)).strip()


def escape_markdown(text: str) -> str:
    """Markdown that shows `fold(text)` literally, wherever a template may put it.

    Good for the start or the middle of a paragraph, heading, list item, table cell or link label,
    and for an image description, where no more than a mail address gains a visible `<!-- -->`.
    Not good inside a code span, an address or a link's title.

    Source of what is a mail address: `extensions/autolink.c` of cmark-gfm, GitHub's parser.
    """
    folded = fold(text)
    escaped = _HARMFUL.sub(_disarm, folded)
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    return _OPEN_ENTITY.sub(_disarm_open_entity, escaped)


def escape_url(url: str) -> str:
    """`url` as the destination of a Markdown link, all that could end it percent-encoded.

    What is already percent-encoded stays as it is. Which schemes are allowed is not decided
    here: the reader of profiles and the typesetting both see to that.
    """
    return quote(url.strip(), safe="/:?#@!$&'+,;=~%-._")


def _disarm(match: re.Match[str]) -> str:
    character = match.group()
    if match.lastgroup == "backslash":
        return "\\" + character
    if match.lastgroup == "mail":
        return _COMMENT + character
    return {"<": "&lt;", "&": "&amp;"}.get(character, f"&#{ord(character)};")


def _disarm_open_entity(match: re.Match[str]) -> str:
    """The `&` of `&lt` at the end of a value: a `;` of the template's would complete it."""
    return "&amp;" if f"{match.group(1)};" in html5 else "&"
