"""The vocabulary of the models: a base class, and words for presence."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import (
    IO,
    TYPE_CHECKING,
    Annotated,
    Any,
    Optional,
    Self,
    TypeVar,
    Union,
    dataclass_transform,
)

from msgspec import UNSET, Struct, UnsetType, field

from .twins import to_request

__all__ = [
    "UNSET",
    "AsyncRequestBody",
    "Filters",
    "JsonObject",
    "JsonValue",
    "Maybe",
    "Model",
    "NullIsEmpty",
    "Open",
    "OpenInt",
    "OpenEnum",
    "OpenIntEnum",
    "RequestBody",
    "TimeLike",
    "UnsetType",
    "to_request",
]

T = TypeVar("T")
E = TypeVar("E")

Maybe = Union[T, None, UnsetType]
"""A field of a request: a value, None (sent as null), or UNSET (not sent)."""

if TYPE_CHECKING:
    NullIsEmpty = Annotated[T, "null reads as empty"]
    Open = Union[E, str]
    OpenInt = Union[E, int]
else:
    NullIsEmpty = Optional[T]
    Open = Annotated[E, "open"]
    OpenInt = Annotated[E, "open"]

# Fields whose values get into no log and no traceback.
_SECRETS = frozenset(
    ("auth", "password", "identitytoken", "identity_token", "registrytoken", "unlock_key")
)

JsonValue = Any
JsonObject = dict[str, Any]
Filters = Mapping[str, Union[str, bool, int, Sequence[str]]]
TimeLike = Union[int, float, str, datetime]
RequestBody = Union[bytes, IO[bytes], Iterable[bytes]]
AsyncRequestBody = Union[bytes, IO[bytes], Iterable[bytes], AsyncIterable[bytes]]


# Models are trees, as JSON is. The cycle collector need not look at them, which saves a fifth of the
# time that long lists and event streams take to decode.
@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
class Model(Struct, kw_only=True, gc=False):
    """Base of every model."""

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({fields})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """The fields with their values, but not what opens a registry or a swarm."""
        shown: list[tuple[str, Any]] = []
        for name in self.__struct_fields__:
            value = getattr(self, name)
            secret = name in _SECRETS and bool(value) and value is not UNSET
            shown.append((name, "(hidden)" if secret else value))
        return shown


class OpenEnum(StrEnum):
    """Base of enumerations of text: a value that is not listed becomes a member on the way."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member


class OpenIntEnum(IntEnum):
    """Base of enumerations of numbers: a value that is not listed becomes a member on the way."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = value
        return member
