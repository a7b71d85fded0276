"""Prepare a transcript once, run every check, keep the others when one fails."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from nlp import lexicons
from nlp.canned.templates import Template, Templates
from nlp.conversation import Conversation
from nlp.frequency import zipf
from nlp.judging import MODELS
from nlp.judging.labels import context_of, judge
from nlp.judging.linear import load
from nlp.language import identify
from nlp.registry import CheckConfig, RegisteredCheck, all_checks
from nlp.sides import MAIL
from nlp.text import learn, lemma, prepare
from nlp.types import (
    LANGUAGES,
    Analysis,
    CheckFailure,
    Finding,
    Measure,
    Passage,
    Reason,
    Transcript,
    TurnKind,
    Verdict,
)

# Raised with every change of rules or models: what an older engine said stays on record beside it.
ENGINE_VERSION = "0.3.0"

_log = logging.getLogger(__name__)


@dataclass
class _Heard:
    """What the checks have said so far."""

    findings: list[Finding] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    failures: list[CheckFailure] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def make_ready(language: str) -> None:
    """Load whatever a conversation of that language may need, which is otherwise loaded when first needed."""
    for model in MODELS:
        load(model).table  # noqa: B018 - made when it is first asked for
    lexicons.load(language).reader  # noqa: B018 - likewise
    zipf("a", language)
    lemma("a", language)


class Engine:
    """The checks with their settings. One engine serves any number of transcripts, same in, same out.

    `configs` maps a check's name to its settings (defaults elsewhere). `only` runs some checks alone; what
    their rules find then stands as it is, because weighing it (`nlp.judging`) takes the others too.
    `templates` are the texts that the team's agents are given to send, or learned ones (`nlp.canned.mining`).
    `silent` names, per language, labels that this engine keeps to itself (`nlp.precision`); the checks that
    build on them still hear them. Without `weighs`, the rules' findings are not weighed either: what phrase
    lists alone would say, to measure what the models add.
    """

    def __init__(
        self,
        *,
        configs: Mapping[str, CheckConfig] | None = None,
        only: Iterable[str] | None = None,
        templates: Iterable[str | Template] = (),
        silent: Mapping[str, frozenset[str]] | None = None,
        weighs: bool = True,
    ) -> None:
        wanted = set(only) if only is not None else None
        self._checks = [c for c in all_checks().values() if wanted is None or c.name in wanted]
        given = dict(configs or {})
        self._configs = {c.name: given.get(c.name) or c.config() for c in self._checks}
        known = tuple(Template(one) if isinstance(one, str) else one for one in templates)
        self._templates = Templates(known) if known else None
        self._silent = dict(silent or {})
        self._weighs = weighs and wanted is None

    def analyse(self, transcript: Transcript) -> Analysis:
        """Findings, measures and verdicts of one transcript; never raises for what the text says."""
        language = transcript.language or identify(turn.text for turn in transcript.turns)
        if language not in LANGUAGES:
            reason = Reason("engine.language_not_supported", {"language": language or "?"})
            return Analysis(ENGINE_VERSION, "", None, not_rated=reason)
        conversation = self.prepare(transcript, language)
        heard = _Heard()
        for stage in sorted({registered.stage for registered in self._checks}):
            conversation = replace(
                conversation, earlier=tuple(heard.findings), earlier_measures=tuple(heard.measures)
            )
            for registered in self._checks:
                if registered.stage == stage:
                    self._run(registered, conversation, heard)
            if stage == 1 and self._weighs:
                heard.findings = list(judge(context_of(conversation, heard.findings)))
        return Analysis(
            ENGINE_VERSION,
            conversation.lexicons.hash,
            language,
            findings=self._told(language, heard.findings),
            measures=tuple(heard.measures),
            verdicts=tuple(heard.verdicts),
            failures=tuple(heard.failures),
            passages=tuple(heard.passages),
        )

    def prepare(self, transcript: Transcript, language: str) -> Conversation:
        """The transcript cut into tokens, for a language that is supported."""
        words = lexicons.load(language)
        learn([turn.text for turn in transcript.turns if turn.kind is TurnKind.MESSAGE], language)
        is_mail = (transcript.channel or "").lower() in MAIL
        turns = tuple(
            prepare(index, turn, language, words.reader, is_mail=is_mail)
            for index, turn in enumerate(transcript.turns)
            if turn.kind is TurnKind.MESSAGE
        )
        return Conversation(transcript, language, turns, words, templates=self._templates)

    def rules(self, conversation: Conversation) -> tuple[Finding, ...]:
        """What the rules of stage 1 find, not weighed: the evidence that the models are fitted on."""
        heard = _Heard()
        for registered in self._checks:
            if registered.stage == 1:
                self._run(registered, conversation, heard)
        return tuple(heard.findings)

    def _told(self, language: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        silent = self._silent.get(language, frozenset())
        return tuple(sorted((f for f in findings if f.label not in silent), key=_order))

    def _run(self, registered: RegisteredCheck, conversation: Conversation, heard: _Heard) -> None:
        try:
            config = self._configs.get(registered.name) or registered.config()
            result = registered.function(conversation, config)
        except Exception as error:  # noqa: BLE001 - one broken check must not take the others with it
            _log.exception("check %s failed", registered.name)
            heard.failures.append(CheckFailure(registered.name, f"{type(error).__name__}: {error}"))
            return
        heard.findings += result.findings
        heard.measures += result.measures
        heard.verdicts += result.verdicts
        heard.passages += result.passages


def _order(finding: Finding) -> tuple[int, int, int, str]:
    return finding.turn, finding.start, finding.end, finding.label
