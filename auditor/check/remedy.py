"""The cure of what was refused: which line of which policy changes into what."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.check.policy import (
    Change,
    Directive,
    Fetch,
    change_for,
    directives_of,
    origin_of,
    ruling,
)
from auditor.model.refusal import ContentPolicy, PolicySource, Refusal, RefusalKind
from auditor.model.standard import Standard

_LONGEST_LINE = 400  # characters of a policy's part that are quoted whole
_MOST_ADDED = 4
_QUOTED_WHOLE = 2000
_NONCE = re.compile(r"'nonce-[^']*'")
_WHERE = {
    PolicySource.HEADER: "the header `Content-Security-Policy`",
    PolicySource.META: 'the page\'s `<meta http-equiv="Content-Security-Policy">`',
}
_SCRIPT_NONCE = (
    'Give the `<script>` of the base code the page\'s nonce (`nonce="…"`, new with each page): this policy takes '
    "scripts by nonce, so adding a host does nothing"
)
_TRUSTED = (
    "The policy says `require-trusted-types-for 'script'`, and the base code sets its script's address as plain text. "
    "Make a default policy before the base code that lets TikTok's address through: "
    "`trustedTypes.createPolicy('default', {createScriptURL: (url) => "
    "new URL(url).origin === 'ORIGIN' ? url : null})`; or take the directive out."
)
_REQUESTS: Mapping[str, str] = {
    RefusalKind.MIXED: "Ask for URL by `https://`: a page over HTTPS loads no script over HTTP.",
    RefusalKind.INTEGRITY: "Take the `integrity` attribute off the script tag of URL: TikTok changes this file "
    "without notice, and no hash of it stays right. Best use the base code as Events Manager gives it.",
    RefusalKind.INTEGRITY_UNCHECKED: "Take the `integrity` attribute off the script tag of URL: without "
    "`crossorigin` the browser cannot check it and refuses the file, and TikTok changes it without notice.",
    "http": "TikTok's server answered with an error: check that the pixel's id and the script's address are those "
    "that Events Manager shows.",
    "worker": "A service worker of the shop's handles the requests for URL and answers them with an error: let it pass "
    "requests to other sites on (no `respondWith` for them).",
    "embedder": "The page sends `Cross-Origin-Embedder-Policy`, which refuses other sites' files that do not allow "
    "it. Take the header off the pages with the pixel, or send `Cross-Origin-Embedder-Policy: credentialless`.",
}


def cure_of_request(kind: str, url: str) -> str:
    """What lets a refused request through, "" where the manual's advice is all there is."""
    return _REQUESTS.get(kind, "").replace("URL", _plain(url.partition("?")[0]))


def cure_of_policies(
    policies: Sequence[ContentPolicy], refusals: Sequence[Refusal], standard: Standard
) -> str:
    """What has to change in a page's policies so that the vendor's SDK and its beacons get through.

    Not only what was refused: where the script was, the beacons never got as far, and the same policies
    may refuse them next. A request needs the leave of each policy, so each that refuses is named.

    Args:
        policies: those that the page enforces.
        refusals: what was refused by policies, seen by the browser.
        standard: names the addresses that the vendor's SDK asks for.
    """
    wanted = _wanted(refusals, standard)
    cures: list[str] = []
    strangers = [
        refusal for refusal in refusals if not any(_is_by(refusal, policy.text) for policy in policies)
    ]
    if len(strangers) < len(refusals):
        for policy in policies:
            own = [refusal for refusal in refusals if _is_by(refusal, policy.text)]
            cures += _cures(directives_of(policy.text), _WHERE[policy.source], own, wanted)
    for refusal in strangers:
        # A frame's policy, or evidence without headers: of it, the browser's words hold one part.
        part = Directive(refusal.directive, tuple(refusal.sources.split()))
        cures += _cures([part], "the policy of the document that loads it", [refusal], wanted)
    if any(refusal.kind is RefusalKind.TRUSTED_TYPES for refusal in refusals):
        cures.append(_TRUSTED.replace("ORIGIN", origin_of(next(iter(wanted["script"]), ""))))
    return "\n\n".join(dict.fromkeys(cures))


def _wanted(refusals: Iterable[Refusal], standard: Standard) -> Mapping[Fetch, tuple[str, ...]]:
    """The addresses that must be let through: what the SDK always asks for, and what was refused besides."""
    always: tuple[Fetch, ...] = ("script", "connect")
    wanted = {fetch: standard.fetches.get(fetch, ()) for fetch in always}
    for refusal in refusals:
        if refusal.url:
            fetch = _fetch_of(refusal)
            wanted[fetch] = tuple(dict.fromkeys((*wanted.get(fetch, ()), refusal.url)))
    return wanted


def _fetch_of(refusal: Refusal) -> Fetch:
    """What kind of request was refused: by the browser's words for it, else by the directive's name."""
    words = refusal.words.casefold()
    told: tuple[tuple[str, Fetch], ...] = (
        ("the image '", "image"),
        ("worker", "worker"),
        ("the script '", "script"),
        ("connect", "connect"),
    )
    found = next(
        (fetch for mark, fetch in told if mark in words.partition("content security policy")[0]), None
    )
    return found or ("script" if refusal.directive.startswith("script") else "connect")


def _is_by(refusal: Refusal, policy: str) -> bool:
    """Whether a policy refused it: by the part that the browser quotes."""
    directives = directives_of(policy)
    if refusal.kind is RefusalKind.TRUSTED_TYPES:
        return any(directive.name == "require-trusted-types-for" for directive in directives)
    quoted = _same(f"{refusal.directive} {refusal.sources}")
    if len(quoted) > _QUOTED_WHOLE:  # the browser's words may have been cut
        return any(_same(str(directive)).startswith(quoted) for directive in directives)
    return any(_same(str(directive)) == quoted for directive in directives)


def _same(part: str) -> str:
    """A policy's part for comparison: a nonce may have been cut on one way and not on the other."""
    return " ".join(_NONCE.sub("'nonce'", part).split())


def _cures(
    directives: Sequence[Directive],
    where: str,
    own: Sequence[Refusal],
    wanted: Mapping[Fetch, tuple[str, ...]],
) -> Iterator[str]:
    """What has to change in one policy; `own` is what it was seen to refuse."""
    script = ruling(directives, "script")
    inline = next((refusal for refusal in own if refusal.kind is RefusalKind.INLINE), None)
    if script is not None and inline is not None:
        yield _for_inline(script, inline, where)
    elif script is not None and script.strict and any(_fetch_of(refusal) == "script" for refusal in own):
        yield f"{_SCRIPT_NONCE} (`'strict-dynamic'` in {where})."
    changes = [change for fetch, urls in wanted.items() if (change := change_for(directives, fetch, urls))]
    if changes:
        yield f"In {where}: {'; '.join(map(_told, changes))}."


def _for_inline(script: Directive, refusal: Refusal, where: str) -> str:
    if script.has_nonce or script.strict:
        return f"{_SCRIPT_NONCE} ({where} refuses the base code itself)."
    return (
        f"The base code itself is refused, by {where}: add its hash to `{script.name}`, `'{refusal.inline_hash}'` "
        "(another one after every change of the script), or move the base code into a script file of the shop's own."
    )


def _told(change: Change) -> str:
    before, after = change.before, change.after
    if len(str(after)) > _LONGEST_LINE:
        kept = before.sources if before is not None else ()
        added = [source for source in after.sources if source not in kept][-_MOST_ADDED:]
        return f"add `{_plain(' '.join(added))}` to `{after.name}`"
    if before is None:
        return f"add `{_plain(str(after))}`"
    return f"change `{_plain(str(before))}` to `{_plain(str(after))}`"


def _plain(text: str) -> str:
    """A policy's words for inside of backticks; a nonce is a new one with each page."""
    return _NONCE.sub("'nonce-…'", text).replace("`", "'")
