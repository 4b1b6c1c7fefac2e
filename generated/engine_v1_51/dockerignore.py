"""Which files of a directory belong to a build context: `.dockerignore` as the docker CLI reads it.

The rules are those of the CLI, oddities included, because a context that differs by one file is
another build:

* a line is a pattern; lines that start with `#` are comments; white space around a pattern, a leading
  slash and a trailing slash do not count;
* `*` and `?` match within one path element, `[a-z]` one character, `**` any number of elements;
* a pattern that matches a directory matches all that is below it;
* `!` takes back what earlier patterns matched, the last match wins;
* a directory that is ignored is still searched when a `!` pattern *starts with its name*, and only
  then: `!**/keep` does not reach into an ignored directory.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from ._runtime.goregexp import compile_go_expression

__all__ = ["BadPattern", "IgnorePatterns", "parse_dockerignore"]

# What Go's strings.TrimSpace removes; Python's strip() would also take U+001C to U+001F.
_SPACE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


class BadPattern(ValueError):
    """A pattern of a `.dockerignore` that the docker CLI refuses too."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(f".dockerignore pattern {pattern!r}: {reason}")
        self.pattern = pattern
        self.reason = reason


def parse_dockerignore(content: bytes | str) -> list[str]:
    """The patterns of a `.dockerignore`, in order, cleaned; negated ones keep their `!`."""
    text = content if isinstance(content, str) else content.decode("utf-8", "surrogateescape")
    patterns: list[str] = []
    for line in text.removeprefix("\ufeff").split("\n"):
        # A comment starts in the first column; an indented # is a pattern.
        if line.startswith("#"):
            continue
        pattern = line.removesuffix("\r").strip(_SPACE)
        if not pattern:
            continue
        negated = pattern.startswith("!")
        if negated:
            pattern = pattern[1:].strip(_SPACE)
        if pattern:
            pattern = _clean(pattern)
            if len(pattern) > 1:
                pattern = pattern.removeprefix("/")
        patterns.append("!" + pattern if negated else pattern)
    return patterns


class IgnorePatterns:
    """Compiled patterns of one `.dockerignore`.

    `ignores(path)` answers for one path. `walk()` gives the filter for one depth-first pass over a
    directory, which is what decides about a build context.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Raises BadPattern for what is not a pattern."""
        rules = (_rule(pattern.strip(_SPACE)) for pattern in patterns)
        self._rules = tuple(rule for rule in rules if rule is not None)

    @classmethod
    def parse(cls, content: bytes | str) -> IgnorePatterns:
        """The patterns of the content of a `.dockerignore`."""
        return cls(parse_dockerignore(content))

    def ignores(self, path: str) -> bool:
        """Whether a path (relative to the context, `/` between its elements) is ignored."""
        cleaned = _clean(path)
        if cleaned == ".":
            return False
        ignored = False
        for rule in self._rules:
            # Only a pattern that could change the answer is looked at.
            if rule.negated == ignored and rule.matches_path_or_parent(cleaned):
                ignored = not ignored
        return ignored

    def walk(self) -> IgnoreWalk:
        """A filter for one depth-first walk."""
        return IgnoreWalk(self._rules)


class Choice(Enum):
    """What a walk does with a path."""

    KEEP = "keep"
    SKIP = "skip"
    SKIP_BUT_SEARCH = "skip but search"
    """A directory that is not kept itself, but may hold something that is."""


@dataclass(frozen=True)
class _Directory:
    prefix: str
    matched: tuple[bool, ...]


class IgnoreWalk:
    """Decides path by path. Directories must come before what they hold.

    What a pattern said about a directory holds for everything below it. The CLI does not ask a
    pattern that cannot change the answer, and then treats it as one that did not match; this is
    kept, for it can be seen: with `d`, `!d/x`, `d*` the file `d/x` is sent.
    """

    def __init__(self, rules: Sequence[_Rule]) -> None:
        self._rules = rules
        self._directories: list[_Directory] = []

    def __call__(self, path: str, is_directory: bool) -> Choice:
        while self._directories and not path.startswith(self._directories[-1].prefix):
            self._directories.pop()
        inherited = self._directories[-1].matched if self._directories else None
        ignored = False
        matched: list[bool] = []
        for index, rule in enumerate(self._rules):
            match = inherited is not None and inherited[index]
            if not match and rule.negated == ignored:
                match = rule.matches(path)
                if not match and inherited is None:
                    match = rule.matches_parent(path)
            matched.append(match)
            if match:
                ignored = not rule.negated
        if is_directory:
            self._directories.append(_Directory(path + "/", tuple(matched)))
        if not ignored:
            return Choice.KEEP
        if is_directory and any(rule.may_take_back_below(path) for rule in self._rules):
            return Choice.SKIP_BUT_SEARCH
        return Choice.SKIP


@dataclass
class _Rule:
    """One pattern. It is compiled when first asked, as an error in it counts only then."""

    text: str
    negated: bool
    _matcher: _Matcher | None = field(default=None, repr=False)

    def matches(self, path: str) -> bool:
        if self._matcher is None:
            self._matcher = _compile(self.text)
        return self._matcher.matches(path)

    def matches_parent(self, path: str) -> bool:
        end = path.find("/")
        while end >= 0:
            if self.matches(path[:end]):
                return True
            end = path.find("/", end + 1)
        return False

    def matches_path_or_parent(self, path: str) -> bool:
        return self.matches(path) or self.matches_parent(path)

    def may_take_back_below(self, directory: str) -> bool:
        return self.negated and (self.text + "/").startswith(directory + "/")


def _rule(pattern: str) -> _Rule | None:
    if not pattern:
        return None
    cleaned = _clean(pattern)
    negated = cleaned.startswith("!")
    text = cleaned[1:] if negated else cleaned
    if not text:
        raise BadPattern(pattern, "nothing follows the !")
    _check_syntax(text)
    return _Rule(text, negated)


def _clean(path: str) -> str:
    """The shortest path that names the same: no `.`, no doubled or trailing slash, `..` resolved."""
    cleaned = posixpath.normpath(path)
    return cleaned[1:] if cleaned.startswith("//") else cleaned


# ---------------------------------------------------------------------------------------------------
# Syntax of a glob pattern


def _check_syntax(pattern: str) -> None:
    """Refuse unfinished classes, empty ranges and a trailing backslash, as far as the CLI sees them.

    It finds them by matching the pattern with the name `.`, and so sees none behind a `*` that is not
    reached. What it does not see makes the pattern fail when it is used, if it ever is.
    """
    name = "."
    position = 0
    while position < len(pattern):
        start = position
        while pattern.startswith("*", position):
            position += 1
        after_star = position > start
        end = _chunk_end(pattern, position)
        rest = _match_chunk(pattern, position, end, name)
        if (rest is None or (rest and end == len(pattern))) and after_star and name:
            name = ""  # what the * takes
            rest = _match_chunk(pattern, position, end, name)
        if rest is None:
            return
        name = rest
        position = end


def _chunk_end(pattern: str, position: int) -> int:
    """Where the next `*` is that stands in no class."""
    in_class = False
    while position < len(pattern):
        character = pattern[position]
        if character == "*" and not in_class:
            break
        if character == "\\":
            position += 1
        elif character in "[]":
            in_class = character == "["
        position += 1
    return min(position, len(pattern))


def _match_chunk(pattern: str, position: int, end: int, name: str) -> str | None:
    """What a chunk without a `*` leaves of the name; None if it does not match."""
    matches = True
    while position < end:
        character, head = pattern[position], name[:1]
        position += 1
        if character == "[":
            position, found = _match_class(pattern, position, end, head)
        elif character == "?":
            found = True
        elif character == "\\":
            if position == end:
                raise BadPattern(pattern, "it ends in a backslash")
            found = pattern[position] == head
            position += 1
        else:
            found = character == head
        matches = matches and found and bool(head)
        name = name[1:]
    return name if matches else None


def _match_class(pattern: str, position: int, end: int, head: str) -> tuple[int, bool]:
    """The position after the class whose content starts at `position`; whether it has the character."""
    negated = position < end and pattern[position] == "^"
    position += negated
    found, ranges = False, 0
    while not (ranges and pattern[position] == "]"):
        low, position = _class_character(pattern, position, end)
        high = low
        if pattern[position] == "-":
            high, position = _class_character(pattern, position + 1, end)
        found = found or low <= head <= high
        ranges += 1
    return position + 1, found is not negated


def _class_character(pattern: str, position: int, end: int) -> tuple[str, int]:
    if position < end and pattern[position] in "-]":
        raise BadPattern(pattern, "an empty range in [ ]")
    if position < end and pattern[position] == "\\":
        position += 1
    # The class still needs its ], so there must be something behind the character.
    if position + 1 >= end:
        raise BadPattern(pattern, "a [ without its ]")
    if "\ud800" <= pattern[position] <= "\udfff":
        raise BadPattern(pattern, "a [ ] with what is not UTF-8")
    return pattern[position], position + 1


# ---------------------------------------------------------------------------------------------------
# Matching


@dataclass(frozen=True)
class _Matcher:
    """How a path is compared: as it stands, by its start or end, or by a regular expression."""

    exact: str | None = None
    start: str | None = None
    end: str | None = None
    expression: re.Pattern[str] | None = None

    def matches(self, path: str) -> bool:
        if self.exact is not None:
            return path == self.exact
        if self.start is not None:
            return path.startswith(self.start)
        if self.end is not None:
            # `**/name` matches `name` at the top as well.
            return path.endswith(self.end) or (self.end[:1] == "/" and path == self.end[1:])
        assert self.expression is not None
        return self.expression.search(_as_text(path)) is not None


def _as_text(path: str) -> str:
    """The path as the CLI's regular expressions see it: a byte that is not UTF-8 reads as U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in path)


class _Kind(Enum):
    EXACT = 1
    START = 2
    END = 3
    EXPRESSION = 4


def _compile(pattern: str) -> _Matcher:
    """Choose the comparison for a pattern, in one pass over it."""
    kind = _Kind.EXACT
    expression = ["^"]
    position = 0
    while position < len(pattern):
        first = position == 0
        character = pattern[position]
        position += 1
        if pattern.startswith("**", position - 1):
            position += 1
            if pattern.startswith("/", position):
                position += 1
            if position < len(pattern):
                expression.append("(.*/)?")
                kind = _Kind.EXPRESSION
            elif kind is _Kind.EXACT:
                kind = _Kind.START
            else:
                expression.append(".*")
                kind = _Kind.EXPRESSION
            if first:
                kind = _Kind.END
            continue
        if character == "*":
            expression.append("[^/]*")
        elif character == "?":
            expression.append("[^/]")
        elif character in ".+()$":
            expression.append("\\" + character)
            continue
        elif character == "\\":
            expression.append(pattern[position - 1 : position + 1])
            position += 1
        else:
            expression.append(_as_text(character))
            if character not in "[]":
                continue
        kind = _Kind.EXPRESSION
    if kind is _Kind.EXACT:
        return _Matcher(exact=pattern)
    if kind is _Kind.START:
        return _Matcher(start=pattern[:-2])
    if kind is _Kind.END:
        return _Matcher(end=pattern[2:])
    try:
        return _Matcher(expression=compile_go_expression("".join(expression) + "$"))
    except ValueError as error:
        raise BadPattern(pattern, str(error)) from error
