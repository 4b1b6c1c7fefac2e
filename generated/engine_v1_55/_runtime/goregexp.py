"""Regular expressions as Go reads them, for the few that a `.dockerignore` pattern becomes.

The docker CLI turns a pattern into an expression without quoting all that an expression gives a
meaning: `\\d*` is any digit and what follows, `a{2}*` is `aa` and what follows, `x|y*` is one of two.
Python reads some of these differently, so the expression is taken apart by Go's rules and put together
by Python's.
"""

from __future__ import annotations

import re

__all__ = ["compile_go_expression"]

# What Go's \d, \s, \w mean: ASCII only, and no vertical tab in \s.
_SHORTHANDS = {
    "d": "0-9",
    "D": "\\x00-/:-\U0010ffff",
    "s": "\\t\\n\\f\\r\\x20",
    "S": "\\x00-\\x08\\x0b\\x0e-\\x1f!-\U0010ffff",
    "w": "0-9A-Za-z_",
    "W": "\\x00-/:-@\\[-\\^`\\{-\U0010ffff",
}
_POSIX = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "ascii": "\\x00-\\x7f",
    "blank": "\\t\\x20",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-\\~",
    "lower": "a-z",
    "print": "\\x20-\\~",
    "punct": "!-/:-@\\[-`\\{-\\~",
    "space": "\\t\\n\\v\\f\\r\\x20",
    "upper": "A-Z",
    "word": "0-9A-Za-z_",
    "xdigit": "0-9A-Fa-f",
}
_POSIX_NEGATED = {
    "alnum": "\\x00-/:-@\\[-`\\{-\U0010ffff",
    "alpha": "\\x00-@\\[-`\\{-\U0010ffff",
    "ascii": "\\x80-\U0010ffff",
    "blank": "\\x00-\\x08\\n-\\x1f!-\U0010ffff",
    "cntrl": "\\x20-\\~\\x80-\U0010ffff",
    "digit": "\\x00-/:-\U0010ffff",
    "graph": "\\x00-\\x20\\x7f-\U0010ffff",
    "lower": "\\x00-`\\{-\U0010ffff",
    "print": "\\x00-\\x1f\\x7f-\U0010ffff",
    "punct": "\\x00-\\x200-9A-Za-z\\x7f-\U0010ffff",
    "space": "\\x00-\\x08\\x0e-\\x1f!-\U0010ffff",
    "upper": "\\x00-@\\[-\U0010ffff",
    "word": "\\x00-/:-@\\[-\\^`\\{-\U0010ffff",
    "xdigit": "\\x00-/:-@G-`g-\U0010ffff",
}
_CONTROL = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ASSERTIONS = {"A": "\\A", "z": "\\Z"}
# Go's word characters are ASCII; Python's \b would follow Unicode.
_ASSERTIONS["b"] = "(?:(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<=[0-9A-Za-z_])(?![0-9A-Za-z_]))"
_ASSERTIONS["B"] = f"(?!{_ASSERTIONS['b']})"
_NUMBER = "0|[1-9][0-9]*"
_REPEAT = re.compile(rf"\{{({_NUMBER})(?:(,)({_NUMBER})?)?\}}")
_MOST_REPEATS = 1000
_OCTAL = tuple("01234567")


def compile_go_expression(expression: str) -> re.Pattern[str]:
    """The Python expression that matches the same. Raises ValueError where Go refuses it."""
    return re.compile(_Translator(expression).translate())


class _Translator:
    """One pass over the expression. `_position` is the next character to read."""

    def __init__(self, expression: str) -> None:
        self._text = expression
        self._position = 0

    def translate(self) -> str:
        parts: list[str] = []
        can_repeat = False
        while self._position < len(self._text):
            repeat = self._repeat()
            if repeat is not None:
                if not can_repeat:
                    raise ValueError("nothing to repeat, or repeated twice")
                parts[-1] = f"(?:{parts[-1]}){repeat}"
                can_repeat = False
                continue
            parts.append(self._piece())
            can_repeat = parts[-1] != "|"
        return "".join(parts)

    def _repeat(self) -> str | None:
        """A repetition at this place, as Python writes it; None when there is none."""
        character = self._text[self._position]
        if character in "*?":
            self._position += 1
            return character
        match = _REPEAT.match(self._text, self._position) if character == "{" else None
        if match is None:
            return None  # a { that starts no repetition stands for itself
        least, comma, most = match.groups()
        bounds = [int(bound) for bound in (least, most) if bound]
        if max(bounds) > _MOST_REPEATS or bounds != sorted(bounds):
            raise ValueError(f"invalid repetition {match.group()}")
        self._position = match.end()
        return f"{{{int(least)}{comma or ''}{int(most) if most else ''}}}"

    def _piece(self) -> str:
        character = self._take()
        if character == "[":
            return self._character_class()
        if character == "\\":
            return self._escape()
        if character == "(":
            # The only group that a pattern becomes: any number of elements, and their slash.
            end = self._text.index(")", self._position)
            group = self._text[self._position : end]
            self._position = end + 1
            return f"({group})"
        if character in "|.":
            return character
        if character == "^":
            return "\\A"
        if character == "$":
            return "\\Z"
        return re.escape(character)

    def _take(self) -> str:
        if self._position >= len(self._text):
            raise ValueError("the expression ends too early")
        self._position += 1
        return self._text[self._position - 1]

    def _at(self, text: str | tuple[str, ...]) -> bool:
        return self._text.startswith(text, self._position)

    def _escape(self) -> str:
        character = self._take()
        if character in _SHORTHANDS:
            return f"[{_SHORTHANDS[character]}]"
        if character in _ASSERTIONS:
            return _ASSERTIONS[character]
        return re.escape(self._escaped_character(character))

    def _escaped_character(self, character: str) -> str:
        if character in _CONTROL:
            return _CONTROL[character]
        if character == "x":
            return self._hexadecimal()
        # One digit other than 0 would be a reference to a group, which Go does not have.
        if character == "0" or (character in "1234567" and self._at(_OCTAL)):
            return self._octal(character)
        if character < "\x80" and not character.isalnum():
            return character
        raise ValueError(f"invalid escape \\{character}")

    def _octal(self, digits: str) -> str:
        while len(digits) < 3 and self._at(_OCTAL):
            digits += self._take()
        return chr(int(digits, 8))

    def _hexadecimal(self) -> str:
        match = re.compile(r"\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2})").match(self._text, self._position)
        if match is None or (code := int(match[1] or match[2], 16)) > 0x10FFFF:
            raise ValueError("invalid escape \\x")
        self._position = match.end()
        return chr(code)

    def _character_class(self) -> str:
        negated = self._at("^")
        if negated:
            self._position += 1
        parts = [self._class_part()]
        while not self._at("]"):
            parts.append(self._class_part())
        self._position += 1
        return f"[{'^' if negated else ''}{''.join(parts)}]"

    def _class_part(self) -> str:
        if self._at("[:") and (end := self._text.find(":]", self._position + 2)) >= 0:
            return self._posix_class(end)
        if self._at("\\") and self._text[self._position + 1 : self._position + 2] in _SHORTHANDS:
            self._position += 2
            return _SHORTHANDS[self._text[self._position - 1]]
        low = high = self._class_character()
        if self._at("-") and not self._at("-]"):
            self._position += 1
            high = self._class_character()
        if high < low:
            raise ValueError(f"invalid range {low}-{high}")
        return re.escape(low) if low == high else f"{re.escape(low)}-{re.escape(high)}"

    def _posix_class(self, end: int) -> str:
        name = self._text[self._position + 2 : end]
        self._position = end + 2
        table, key = (_POSIX_NEGATED, name[1:]) if name.startswith("^") else (_POSIX, name)
        if key not in table:
            raise ValueError(f"unknown class [:{name}:]")
        return table[key]

    def _class_character(self) -> str:
        character = self._take()
        return self._escaped_character(self._take()) if character == "\\" else character
