"""A value that an object works out when it is first asked for it, and keeps."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class remembered(Generic[_Owner, _Value]):  # noqa: N801 - written like `property`
    """`functools.cached_property` without its lock, which costs more than most of what is kept here.

    Two threads that ask at once both work the value out and get equal ones.
    """

    def __init__(self, make: Callable[[_Owner], _Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, owner: _Owner, _kind: type[Any]) -> _Value:
        value = self._make(owner)
        owner.__dict__[self._name] = value  # found there from now on, before this is asked
        return value
