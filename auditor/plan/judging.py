"""What the configuration says about judging, apart from the settings: read from the file, or from evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from auditor.model.declared import Declared
from auditor.model.errors import EvidenceError, UsageError
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object
from auditor.model.plan import Weighing
from auditor.plan.tables import declared, weighing
from auditor.plan.tables.vocabulary import Vocabulary

KEYS = (*declared.KEYS, weighing.SUPPRESS, weighing.SEVERITY)
KEPT_AS = "judging"  # the key among the settings that evidence keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What is declared of the site, what counts less or more, and both as they were written.

    `written` is kept with the evidence, so that it can be judged again as it was.
    """

    declared: Declared = field(default_factory=Declared)
    weighing: Weighing = field(default_factory=Weighing)
    written: JsonObject = field(default_factory=dict)

    def with_key(self, name: str, value: object, where: str, known: Vocabulary) -> "Judging":
        """The same and what one key of `KEYS` adds. `where` is its place in a refusal.

        Raises:
            UsageError: its value is not what it must be.
        """
        said, weighed = self.declared, self.weighing
        if name == weighing.SUPPRESS:
            weighed = replace(weighed, suppressions=weighing.suppressions(value, where, known))
        elif name == weighing.SEVERITY:
            weighed = replace(weighed, severities=weighing.severities(value, where, known))
        else:
            said = declared.declare(said, name, value, where, known)
        return Judging(declared=said, weighing=weighed, written=self.written | {name: _as_json(value)})

    def without_page_pixels(self) -> "Judging":
        """The same without pixels by page: a list that was given for every page takes their place."""
        return replace(
            self,
            declared=replace(self.declared, page_pixels=()),
            written={name: value for name, value in self.written.items() if name != declared.PAGE_PIXELS},
        )


def kept_judging(settings: Mapping[str, JsonValue], known: Vocabulary) -> Judging:
    """What evidence was judged by when it was gathered, from the settings that it keeps.

    Raises:
        EvidenceError: it is damaged, or was written by an auditor that knew other rules.
    """
    kept, judging = settings.get(KEPT_AS), Judging()
    for name, value in kept.items() if is_object(kept) else ():
        where = f"the evidence's settings: {KEPT_AS}.{name}"
        if name not in KEYS:
            raise EvidenceError(f"{where}: unknown key; give the configuration with --config")
        try:
            judging = judging.with_key(name, value, where, known)
        except UsageError as error:
            raise EvidenceError(f"{error}; give the configuration with --config") from error
    return judging


def _as_json(value: object) -> JsonValue:
    """A checked value of the configuration as JSON; a date is its ISO text, which is read as well."""
    if isinstance(value, dict):
        return {str(key): _as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else str(value)
