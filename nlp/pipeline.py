"""Prepare a transcript once, run every check, keep the others when one fails."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace

from nlp import lexicons
from nlp.canned.templates import Template, Templates
from nlp.conversation import Conversation
from nlp.language import identify
from nlp.registry import CheckConfig, RegisteredCheck, all_checks
from nlp.text import prepare
from nlp.types import LANGUAGES, Analysis, CheckFailure, CheckResult, Finding, Reason, Transcript, TurnKind

ENGINE_VERSION = "0.1.0"

_log = logging.getLogger(__name__)


class Engine:
    """The checks with their settings. One engine serves any number of transcripts, same in, same out.

    `configs` maps a check's name to its settings (defaults elsewhere); `only` limits to some checks.
    `templates` are the texts that the team's agents are given to send, or learned ones (`nlp.canned.mining`).
    `silent` names, per language, labels that this engine keeps to itself (`nlp.precision`); the checks that
    build on them still hear them.
    """

    def __init__(
        self,
        *,
        configs: Mapping[str, CheckConfig] | None = None,
        only: Iterable[str] | None = None,
        templates: Iterable[str | Template] = (),
        silent: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        wanted = set(only) if only is not None else None
        self._checks = [c for c in all_checks().values() if wanted is None or c.name in wanted]
        self._configs = dict(configs or {})
        known = tuple(Template(one) if isinstance(one, str) else one for one in templates)
        self._templates = Templates(known) if known else None
        self._silent = dict(silent or {})

    def analyse(self, transcript: Transcript) -> Analysis:
        """Findings, measures and verdicts of one transcript; never raises for what the text says."""
        language = transcript.language or identify(turn.text for turn in transcript.turns)
        if language not in LANGUAGES:
            reason = Reason("engine.language_not_supported", {"language": language or "?"})
            return Analysis(ENGINE_VERSION, "", None, not_rated=reason)
        words = lexicons.load(language)
        turns = tuple(
            prepare(index, turn, language, words.reader)
            for index, turn in enumerate(transcript.turns)
            if turn.kind is TurnKind.MESSAGE
        )
        conversation = Conversation(transcript, language, turns, words, templates=self._templates)
        results: list[CheckResult] = []
        failures: list[CheckFailure] = []
        for stage in sorted({registered.stage for registered in self._checks}):
            earlier = tuple(f for result in results for f in result.findings)
            measured = tuple(m for result in results for m in result.measures)
            conversation = replace(conversation, earlier=earlier, earlier_measures=measured)
            for registered in self._checks:
                if registered.stage == stage:
                    self._run(registered, conversation, results, failures)
        return Analysis(
            ENGINE_VERSION,
            words.hash,
            language,
            findings=self._told(language, results),
            measures=tuple(m for r in results for m in r.measures),
            verdicts=tuple(v for r in results for v in r.verdicts),
            failures=tuple(failures),
            passages=tuple(p for r in results for p in r.passages),
        )

    def _told(self, language: str, results: Iterable[CheckResult]) -> tuple[Finding, ...]:
        silent = self._silent.get(language, frozenset())
        found = (f for result in results for f in result.findings if f.label not in silent)
        return tuple(sorted(found, key=_order))

    def _run(
        self,
        registered: RegisteredCheck,
        conversation: Conversation,
        results: list[CheckResult],
        failures: list[CheckFailure],
    ) -> None:
        config = self._configs.get(registered.name) or registered.config()
        try:
            results.append(registered.function(conversation, config))
        except Exception as error:  # noqa: BLE001 - one broken check must not take the others with it
            _log.exception("check %s failed", registered.name)
            failures.append(CheckFailure(registered.name, f"{type(error).__name__}: {error}"))


def _order(finding: Finding) -> tuple[int, int, int, str]:
    return finding.turn, finding.start, finding.end, finding.label
