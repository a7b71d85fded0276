"""The list of checks. A check registers itself by decorator; the pipeline finds the modules by import."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from nlp.conversation import Conversation
from nlp.types import CheckResult


class CheckConfig(BaseModel):
    """Base of a check's settings: typed, frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


CheckFunction = Callable[[Conversation, Any], CheckResult]


@dataclass(frozen=True, slots=True)
class RegisteredCheck:
    """A check as the pipeline sees it. `stage` 1 reads the text, 2 may also read the findings of stage 1."""

    name: str
    version: str
    stage: int
    labels: tuple[str, ...]
    config: type[CheckConfig]
    function: CheckFunction


_CHECKS: dict[str, RegisteredCheck] = {}


class RegistryError(ValueError):
    """A name registered twice, or asked for and never registered."""


def check(
    name: str,
    *,
    version: str,
    labels: tuple[str, ...] = (),
    config: type[CheckConfig] = CheckConfig,
    stage: int = 1,
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function `(conversation, config) -> CheckResult` under a name that is not taken."""

    def register(function: CheckFunction) -> CheckFunction:
        if name in _CHECKS:
            raise RegistryError(f"check {name!r} is registered twice")
        _CHECKS[name] = RegisteredCheck(name, version, stage, labels, config, function)
        return function

    return register


@cache
def all_checks() -> Mapping[str, RegisteredCheck]:
    """Every check of `nlp.checks`, by name, in a stable order (stage, then name)."""
    package = importlib.import_module("nlp.checks")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"nlp.checks.{module.name}")
    ordered = sorted(_CHECKS.values(), key=lambda registered: (registered.stage, registered.name))
    return {registered.name: registered for registered in ordered}
