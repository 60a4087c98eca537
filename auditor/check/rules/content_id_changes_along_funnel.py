"""TT406 content-id-changes-along-funnel."""

from itertools import pairwise

from auditor.check.context import Context
from auditor.check.funnel import Funnel, Stage, funnels, nothing_to_compare
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable
from auditor.check.product_ids import PageIds, Whose, ids_on
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.rule import Severity, Verdict

_OF_GROUP = frozenset({"group", "product", "row"})
_BOTH_KINDS = frozenset({"product", "product_group"})
_FEW = 3  # characters that two ids of one family may have in common by chance


@rule("TT406", "content-id-changes-along-funnel", Severity.WARNING, Runs())
def content_id_changes_along_funnel(run: str, context: Context) -> Outcomes:
    """One product is seen, carted and bought under different ids.

    The product that the audit looked at, put into the cart and bought is followed through ViewContent,
    AddToCart, InitiateCheckout and Purchase. Its ids must be of one family: the same id, or a variant's
    beside its group's. An SKU on the one page and the shop's internal number on the next are not.

    ## Why it costs the advertiser
    TikTok joins the events of one product by its id. Where the id changes, people who bought go on to be
    shown what they have bought, and the catalogue counts views without sales and sales without views.

    ## How to fix it
    Send the id of the catalogue everywhere. Often each page takes it from another place: the theme from
    the SKU, the cart's script from the line's internal number, the thank-you page from the order's rows.

    ## Example
    Before (one and the same mug):

        ttq.track('ViewContent', {content_id: 'JC-MUG-01', content_type: 'product'})
        ttq.track('Purchase', {contents: [{content_id: '101', quantity: 1}], content_type: 'product'})

    After:

        ttq.track('ViewContent', {content_id: 'JC-MUG-01', content_type: 'product'})
        ttq.track('Purchase', {contents: [{content_id: 'JC-MUG-01', quantity: 1}], content_type: 'product'})
    """
    followed = funnels(run, context)
    if not followed:
        yield nothing_to_compare(run, context)
    for funnel in followed:
        stages = [stage for stage in funnel.stages if stage.ids]
        if len(stages) < len(funnel.stages) and len(stages) <= 1:
            yield not_applicable("fewer than two events carry an id of the product")
        # The first change is told: what follows it carries on with the new id, or returns to the old one.
        outcomes = filter(None, (_compared(one, other, funnel) for one, other in pairwise(stages)))
        yield from sorted(outcomes, key=lambda outcome: outcome.verdict is not Verdict.FAIL)[:1]


def _compared(one: Stage, other: Stage, funnel: Funnel) -> Outcome | None:
    """The verdict on two stages, None where they are of one family."""
    before, after = ({text.strip().lower() for text in stage.ids} for stage in (one, other))
    if before & after:
        return None
    page = ids_on(funnel.page)
    if any(_is_family(a, b, page) for a in before for b in after):
        return None
    if len(before) > 1 or len(after) > 1:
        unclear = "several products are in the events, and which is which cannot be told"
        one_cart = _are_one_cart(one, other)
        return _changed(one, other) if one_cart else inconclusive(unclear, event=other.event)
    if one.kinds | other.kinds == _BOTH_KINDS:
        return None  # a group's id and, by the event's own word, a variant's
    doubt = _doubt(before.pop(), after.pop(), (one, other), funnel, page)
    if doubt:
        return inconclusive(doubt, event=other.event)
    return _changed(one, other)


def _changed(one: Stage, other: Stage) -> Outcome:
    before, after = ", ".join(one.ids), ", ".join(other.ids)
    what = "The product is" if len(one.ids) == 1 else "The products are"
    return failed(
        f"{what} {before} in {one.name} and {after} in {other.name}.",
        event=other.event,
        expected=before,
        actual=after,
        path=other.id_path,
    )


def _are_one_cart(one: Stage, other: Stage) -> bool:
    """Whether two stages tell of as many products of one kind: what is in the cart stays the same until the order."""
    return (
        one.name != "ViewContent"
        and len(one.ids) == len(other.ids)
        and bool(one.kinds)
        and one.kinds == other.kinds
    )


def _doubt(before: str, after: str, stages: tuple[Stage, Stage], funnel: Funnel, page: PageIds) -> str:
    """Why two ids may be a product's and its variant's, "" where they cannot."""
    known = {page.whose(before), page.whose(after)}
    if known <= {Whose.OWN, Whose.ROW}:
        return ""
    if stages[0].name != "ViewContent" and all(stage.kinds for stage in stages):
        return ""  # nothing is chosen between the cart and the order, and both are said to be of one kind
    product = funnel.page.reading.product
    if product is not None and not product.options and known & {Whose.OWN, Whose.ROW}:
        return "" if before.isdecimal() != after.isdecimal() else _UNCLEAR
    return _UNCLEAR


_UNCLEAR = "the events carry different ids, which may be those of the product and of its variant"


def _is_family(one: str, other: str, page: PageIds) -> bool:
    """Whether two ids are of one family: a group's and its variant's, or two variants'."""
    whose = {page.whose(one), page.whose(other)}
    if Whose.VARIANT in whose and whose <= {Whose.VARIANT, Whose.OWN, Whose.ROW}:
        return True
    kinds = page.own.get(one, frozenset()), page.own.get(other, frozenset())
    if all(kinds):
        levels = [bool(each & _OF_GROUP) for each in kinds]
        return bool(kinds[0] & kinds[1]) or (page.has_variants and levels[0] != levels[1])
    short, long = sorted((one, other), key=len)
    return len(short) >= _FEW and not short.isdecimal() and long.startswith(short)
