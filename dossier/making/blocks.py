"""The Markdown we read back: tables and the rest of CommonMark, no HTML, and layout hints.

A hint is an HTML comment on lines of its own, which docs sites do not show:

    <!-- dossier: class=scorecard widths=20,15,65 rows=named -->   about the next block
    <!-- dossier: begin class=decision -->                         opens a section
    <!-- dossier: end -->                                          and closes it

Other comments vanish that have their lines for themselves. Within a line, two pieces of HTML are
known: an empty anchor, `<a id="e-sla"></a>`, and the empty comment `<!-- -->`, which shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_HINT = re.compile(r"<!--\s*dossier:\s*(?P<words>.*?)\s*-->", re.DOTALL)
_WORD = re.compile(r"class=[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*|widths=\d+(,\d+)*|rows=named")
_ANCHOR = re.compile(r'<a id="([a-z0-9-]+)"></a>')
_EMPTY_COMMENT = "<!-- -->"
_STRAY = re.compile(r"[*`]+")
_ALIGNMENT = "text-align:"


@dataclass(slots=True)
class Notes:
    """What a reading of one document finds wrong: code, line (from 1), sentence."""

    problems: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, code: str, token: Token, message: str) -> None:
        """Note a problem at a block."""
        self.problems.append((code, token.map[0] + 1 if token.map else 1, message))


def make_parser() -> MarkdownIt:
    """A parser of our Markdown; `env["notes"]` of each run takes the problems."""
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.disable("strikethrough")
    parser.validateLink = is_allowed_link  # type: ignore[method-assign]
    may_interrupt = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", "comment", _read_comment, {"alt": may_interrupt})
    parser.inline.ruler.before("autolink", "anchor", _read_anchor)
    parser.inline.ruler.before("autolink", "empty_comment", _skip_empty_comment)
    parser.core.ruler.after("block", "hints", _apply_hints)
    parser.core.ruler.after("hints", "tables", _shape_tables)
    parser.core.ruler.after("hints", "lists", _tighten_lists)
    parser.core.ruler.after("inline", "stray", _find_stray_marks)
    parser.core.ruler.push("figures", _make_figures)
    return parser


def is_allowed_link(url: str) -> bool:
    """Whether a link or image may lead to `url`: http, https, a fragment, or a path below."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme or parts.netloc:
        return (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
        )
    return bool(url) and not url.startswith(("/", "\\"))


def plain_text(token: Token) -> str:
    """The text that an inline token or an image shows, without its markup."""
    return "".join(
        child.content
        if child.type in {"text", "text_special", "code_inline"}
        else " "
        if child.type in {"softbreak", "hardbreak"}
        else plain_text(child)
        for child in token.children or ()
    )


# -- reading ----------------------------------------------------------------------------------


def _read_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A block rule: a comment that has its lines for itself."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", first):  # what follows copies all the rest of the text
        return False
    text = state.getLines(start, end, state.blkIndent, keepLastLF=False)
    if state.is_code_block(start) or not text.startswith("<!--") or "-->" not in text:
        return False
    comment = text[: text.index("-->") + 3]
    if text[len(comment) :].split("\n", 1)[0].strip():
        return False
    if not silent:
        state.line = start + comment.count("\n") + 1
        if hint := _HINT.fullmatch(comment):
            _push_hint(state, start, hint["words"].split())
    return True


def _push_hint(state: StateBlock, line: int, words: list[str]) -> None:
    verb = words.pop(0) if words and words[0] in {"begin", "end"} else None
    match verb:
        case "begin":
            token = state.push("section_open", "section", 1)
        case "end":
            token = state.push("section_close", "section", -1)
        case _:
            token = state.push("hint", "", 0)
    token.block = True
    token.map = [line, state.line]
    for word in words:
        _read_word(token, word, state.env["notes"])


def _read_word(token: Token, word: str, notes: Notes) -> None:
    if _WORD.fullmatch(word) is None or (token.nesting and not word.startswith("class=")):
        notes.add("page/unknown-hint", token, f"The layout hint `{word}` is unknown.")
        return
    name, values = word.split("=")
    if name == "class":
        token.attrJoin("class", values.replace(",", " "))
    else:
        token.meta[name] = values.split(",")


def _read_anchor(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """An inline rule: an empty anchor becomes a span that links can lead to."""
    match = _ANCHOR.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("anchor_open", "span", 1).attrs = {"id": match[1], "class": "anchor"}
        state.push("anchor_close", "span", -1)
    state.pos = match.end()
    return True


def _skip_empty_comment(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """An inline rule: the comment that keeps GitHub from linking a mail address leaves no trace."""
    if not state.src.startswith(_EMPTY_COMMENT, state.pos, state.posMax):
        return False
    state.pos += len(_EMPTY_COMMENT)
    return True


# -- shaping ----------------------------------------------------------------------------------


def _apply_hints(state: StateCore) -> None:
    """Move each hint's class and measures to the block that follows; check the sections."""
    notes: Notes = state.env["notes"]
    kept: list[Token] = []
    hint: Token | None = None
    open_sections: list[Token] = []
    for token in state.tokens:
        if token.type == "hint":
            hint = token
            continue
        if hint is not None:
            _apply_hint(hint, token, notes)
            hint = None
        if _fits_sections(token, open_sections, notes):
            kept.append(token)
    for token in open_sections:
        notes.add("page/open-section", token, "The section has no `end`.")
    state.tokens = kept


def _apply_hint(hint: Token, token: Token, notes: Notes) -> None:
    if token.nesting < 0:
        notes.add("page/unknown-hint", hint, "The layout hint stands before no block.")
        return
    if "class" in hint.attrs:
        token.attrJoin("class", str(hint.attrs["class"]))
    if hint.meta and token.type != "table_open":
        notes.add("page/unknown-hint", hint, "Widths and named rows are for tables only.")
    token.meta.update(hint.meta)


def _fits_sections(token: Token, open_sections: list[Token], notes: Notes) -> bool:
    """Keep account of sections; whether the token is no stray `end`."""
    if token.type == "section_open":
        open_sections.append(token)
    elif token.type == "section_close":
        if not open_sections or open_sections[-1].level != token.level:
            notes.add("page/open-section", token, "The `end` closes no section here.")
            return False
        open_sections.pop()
    return True


def _shape_tables(state: StateCore) -> None:
    """Give every table what fixed layout and a screen reader need: widths, scopes, a head."""
    shaped: list[Token] = []
    for piece in _split_tables(state.tokens):
        if piece[0].type == "table_open":
            shaped += _shape_table(piece, state.env["notes"])
        else:
            shaped += piece
    state.tokens = shaped


def _shape_table(table: list[Token], notes: Notes) -> list[Token]:
    _set_scopes(table)
    columns = _make_columns(table, notes)
    return [table[0], *columns, *_drop_empty_head(table)]


def _split_tables(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens in pieces: each table whole, each other token alone."""
    table: list[Token] = []
    for token in tokens:
        table.append(token)
        if token.type == "table_close" or table[0].type != "table_open":
            yield table
            table = []


def _set_scopes(table: list[Token]) -> None:
    """Say what each head cell heads; turn inline styles into classes."""
    are_rows_named = "rows" in table[0].meta
    for before, token in pairwise(table):
        if token.type not in {"th_open", "td_open"}:
            continue
        if style := str(token.attrs.pop("style", "")):
            token.attrJoin("class", style.removeprefix(_ALIGNMENT))
        if token.type == "th_open":
            token.attrSet("scope", "col")
        elif are_rows_named and before.type == "tr_open":
            token.tag = "th"
            token.attrSet("scope", "row")
    _close_names(table)


def _close_names(table: list[Token]) -> None:
    """Make the closing tag of each cell agree with its opening one."""
    tag = "td"
    for token in table:
        if token.type == "td_open":
            tag = token.tag
        elif token.type == "td_close":
            token.tag = tag


def _make_columns(table: list[Token], notes: Notes) -> list[Token]:
    """A column group with the hinted widths in percent, or with equal ones."""
    count = sum(token.type == "th_open" for token in table)
    widths = [int(width) for width in table[0].meta.get("widths", [1] * count)]
    if len(widths) != count or not sum(widths):
        message = f"The hint gives {len(widths)} widths to a table of {count} columns."
        notes.add("page/widths", table[0], message)
        return []
    columns = [
        Token("col", "col", 0, {"style": f"width:{100 * width / sum(widths):.2f}%"}, block=True)
        for width in widths
    ]
    opening = Token("colgroup_open", "colgroup", 1, block=True)
    return [opening, *columns, Token("colgroup_close", "colgroup", -1, block=True)]


def _drop_empty_head(table: list[Token]) -> list[Token]:
    """The tokens after the table's first; without a head that has no words in it."""
    end = next(index for index, token in enumerate(table) if token.type == "thead_close")
    has_words = any(token.content for token in table[:end] if token.type == "inline")
    return table[1:] if has_words else table[end + 1 :]


def _tighten_lists(state: StateCore) -> None:
    """Take the paragraphs out of list items, which PDF/UA does not allow there.

    The first is hidden, as in a tight list; any further one becomes a span that is shown as
    a block.
    """
    parents: dict[int, Token] = {}
    for index, token in enumerate(state.tokens):
        parent = parents.get(token.level - 1)
        if token.type == "paragraph_open" and parent and parent.type == "list_item_open":
            token.hidden = "has_text" not in parent.meta
            token.tag, token.attrs = "span", {"class": "paragraph"}
            closing = state.tokens[index + 2]
            closing.hidden, closing.tag = token.hidden, token.tag
            parent.meta["has_text"] = True
        if token.nesting == 1:
            parents[token.level] = token


def _find_stray_marks(state: StateCore) -> None:
    """Note marks that mark nothing, as in `**a:**b`: values are escaped, so a template wrote it."""
    for block in state.tokens:
        for child in block.children or ():
            stray = _STRAY.search(child.content) if child.type == "text" else None
            if stray:
                message = f"The `{stray[0]}` in `{child.content}` marks nothing and is printed."
                state.env["notes"].add("page/stray-emphasis", block, message)


def _make_figures(state: StateCore) -> None:
    """Turn a paragraph that is nothing but an image into a figure; its title is the caption."""
    for opening, inline, closing in zip(
        state.tokens, state.tokens[1:], state.tokens[2:], strict=False
    ):
        if opening.type != "paragraph_open" or opening.hidden or opening.tag != "p":
            continue
        children = inline.children or []
        if [child.type for child in children] == ["image"]:
            opening.tag = closing.tag = "figure"
            children += _make_caption(children[0])


def _make_caption(image: Token) -> list[Token]:
    title = str(image.attrs.pop("title", ""))
    if not title:
        return []
    text = Token("text", "", 0, content=title)
    return [Token("caption_open", "figcaption", 1), text, Token("caption_close", "figcaption", -1)]
