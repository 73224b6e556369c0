"""What is wrong, where, and what to do about it: the one error type of every stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How much a diagnostic matters: an error keeps a document from being made."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of a file; line and column count characters from 1."""

    file: str
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a stable code, a sentence that is true on its own, a place, a hint.

    `code` is documented in docs/diagnostics.md; `hint` is one thing to do, in the imperative.
    `span` is None only for a problem that no line of a file stands for.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the problem keeps a document from being made."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """What a stage made, if it could, with everything that it found wrong, sorted by place."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether there is a value and no diagnostic is an error."""
        return self.value is not None and not any(d.is_error for d in self.diagnostics)


def by_place(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    """The order in which diagnostics are shown: file, line, column, then code and message."""
    return diagnostic.span or Span("", 0, 0), diagnostic.code, diagnostic.message


def error(code: str, message: str, span: Span | None = None, hint: str | None = None) -> Diagnostic:
    """An error diagnostic."""
    return Diagnostic(code, Severity.ERROR, message, span, hint)


def warning(
    code: str, message: str, span: Span | None = None, hint: str | None = None
) -> Diagnostic:
    """A warning diagnostic."""
    return Diagnostic(code, Severity.WARNING, message, span, hint)


def note(code: str, message: str, span: Span | None = None, hint: str | None = None) -> Diagnostic:
    """A note: worth knowing, nothing to mend."""
    return Diagnostic(code, Severity.NOTE, message, span, hint)
