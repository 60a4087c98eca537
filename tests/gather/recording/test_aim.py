"""What is recorded of something on a page finds that very thing again."""

import json

import pytest
from playwright.async_api import Page

from auditor.gather.journey.targets import on_page
from auditor.gather.recording.told import read_target
from auditor.gather.scripts import script
from auditor.model.actions import Target
from tests.gather.browsing import a_page

ZOO = """<!doctype html><title>Zoo</title><style>.upper { text-transform: uppercase } .icon::before { content: "★ " }
.gone { display: none } .veiled { opacity: 0; position: absolute }</style><body>
<button data-n=plain>Add to cart</button>
<button data-n=twin>Add to cart</button>
<button class="gone">Buy now</button><button data-n=after-a-hidden-twin>Buy now</button>
<button data-n=upper class="upper">Weiter zur Kasse</button>
<button data-n=nested><span>Zur</span> <b>Tasche</b></button>
<button data-n=iconed class="icon">Favoured</button>
<button data-n=pictured><img alt="Open the basket" src="data:,"></button>
<button data-n=labelled aria-label="Show the bag"><svg><title>bag</title></svg></button>
<button data-n=dumb class="burger"><svg></svg></button>
<button data-n=priced>Pay $ 12.00 now and here</button>
<button data-n=counted>Bag (3)</button>
<a href="/cart" data-n=link>My things <span>2</span></a>
<a data-n=no-link onclick="1">Go and look</a>
<a href="/x" role="button" data-n=dressed>Take it</a>
<input type="submit" value="Send it" data-n=submit>
<input type="image" alt="Go on" data-n=image src="data:,">
<input type="button" value="12345" id="b" data-n=figures>
<div data-n=div onclick="1">Zap it</div>
<div data-n=div-in-div onclick="1"><p><em>Zip it</em></p></div>
<div data-n=wordless id="swatch-red" onclick="1" style="width:9px;height:9px"></div>
<div data-n=wordless-twin class="swatch" onclick="1" style="width:9px;height:9px"></div>
<div data-n=wordless-third class="swatch" onclick="1" style="width:9px;height:9px"></div>
<div data-n=generated id="react-8812:r3" onclick="1" style="width:9px;height:9px"></div>
<div data-n=tested data-testid='the "odd" one' onclick="1" style="width:9px;height:9px"></div>
<div aria-hidden="true"><button data-n=hidden-from-roles>Whisper</button></div>
<div role="radio" aria-label="Size M" data-n=drawn-radio>M</div>
<div role="option" data-n=option>Large</div>
<summary data-n=summary>More of it</summary>
<button data-n=long>%s</button>
<button data-n=quotes>Say "yes" \\ or 'no' &lt;b&gt; # 日本語 👟</button>
<button data-n=spaces>  Buy

  it&nbsp;now  all  </button>
<ul><li><button data-n=in-list-1>Remove</button></li><li><button data-n=in-list-2>Remove</button></li></ul>
<label>For whom? <input data-n=in-label></label>
<label for=f2>Floor</label><input id=f2 data-n=by-for>
<label>Country <select data-n=select><option>Atlantis<option>Utopia</select></label>
<input placeholder="Only a hint" name="hinted" data-n=placeholder>
<input aria-label="A note" data-n=aria>
<span id=l1>Gift</span> <span id=l2>text</span><textarea aria-labelledby="l1 l2" data-n=labelledby></textarea>
<label>Name <input name=a data-n=same-label-1></label><label>Name <input name=b data-n=same-label-2></label>
<label><input type=radio name=r value=1 data-n=radio> By post</label>
<label><input type=radio name=r value=2 class=veiled data-n=veiled-radio> By pigeon</label>
<label><input type=checkbox class=gone data-n=gone-box> Wrap it</label>
<input type=checkbox name=bare data-n=bare-box>
<x-host></x-host>
<script>
  class Host extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML =
    "<button data-n=shadow>From the shadow</button><button data-n=shadow-dumb class='ghost'></button><label>Deep <input data-n=shadow-field></label>" } }
  customElements.define("x-host", Host);
</script>""" % ("long " * 40)

FIND = "n => window.zoo = (function find(root) { for (const e of root.querySelectorAll('*')) { if (e.dataset.n === n) return e; const f = e.shadowRoot && find(e.shadowRoot); if (f) return f; } return null; })(document)"
AIM = f"""() => {{ const aims = ({script("recording/aim.js").rstrip().removesuffix(";")})();
  const e = window.zoo;
  return e.matches("select, textarea, input:not([type=submit]):not([type=image]):not([type=button])") ? aims.fieldAim(e) : aims.aim(e); }}"""
SAME = "(found, wanted) => found === wanted || wanted.contains(found) || [...(wanted.labels || [])].some((one) => one.contains(found)) || found.control === wanted"

# How each is aimed at: what stands in the config is meant to be read.
EXPECTED = {
    "plain": Target(role="button", name="Add to cart"),
    "after-a-hidden-twin": Target(role="button", name="Buy now"),
    "upper": Target(role="button", name="Weiter zur Kasse"),
    "nested": Target(role="button", name="Zur Tasche"),
    "iconed": Target(role="button", name="Favoured"),
    "pictured": Target(role="button", name="Open the basket"),
    "labelled": Target(role="button", name="Show the bag"),
    "priced": Target(role="button", name="now and here"),
    "link": Target(role="link", name="My things"),
    "no-link": Target(text="Go and look"),
    "dressed": Target(role="button", name="Take it"),
    "submit": Target(role="button", name="Send it"),
    "figures": Target(selector="#b"),
    "div": Target(text="Zap it"),
    "wordless": Target(selector="#swatch-red"),
    "tested": Target(selector='[data-testid="the \\"odd\\" one"]'),
    "hidden-from-roles": Target(text="Whisper"),
    "drawn-radio": Target(role="radio", name="Size M"),
    "quotes": Target(role="button", name="Say \"yes\" \\ or 'no' <b> # 日本語 👟"),
    "spaces": Target(role="button", name="Buy it now all"),
    "in-label": Target(label="For whom?"),
    "by-for": Target(label="Floor"),
    "select": Target(label="Country"),
    "placeholder": Target(selector='input[name="hinted"]'),
    "aria": Target(label="A note"),
    "labelledby": Target(role="textbox", name="Gift text"),
    "radio": Target(role="radio", name="By post"),
    "veiled-radio": Target(role="radio", name="By pigeon"),
    "gone-box": Target(text="Wrap it"),
    "shadow": Target(role="button", name="From the shadow"),
    "shadow-field": Target(label="Deep"),
}
OTHERS = (
    "twin", "dumb", "counted", "image", "div-in-div", "wordless-twin", "wordless-third", "generated", "option",
    "summary", "long", "in-list-1", "in-list-2", "same-label-1", "same-label-2", "bare-box", "shadow-dumb",
)  # fmt: skip


async def aimed(page: Page, name: str) -> Target | None:
    await page.evaluate(FIND, name)
    return read_target(json.loads(json.dumps(await page.evaluate(AIM))))


async def test_it_is_found_again() -> None:
    wrong: dict[str, object] = {}
    async with a_page() as page:
        await page.set_content(ZOO)
        for name in (*EXPECTED, *OTHERS):
            target = await aimed(page, name)
            again = await on_page(page, target) if target is not None else None
            wanted = (await page.evaluate_handle("window.zoo")).as_element()
            same = again is not None and await again.evaluate(SAME, wanted)
            if not same or target != EXPECTED.get(name, target):
                wrong[name] = (target, EXPECTED.get(name), same)
    assert wrong == {}


async def test_what_nothing_tells_from_the_rest_is_not_aimed_at() -> None:
    async with a_page() as page:
        await page.set_content("<div class=gone style='display:none' data-n=unseen>Unseen</div>")
        assert await aimed(page, "unseen") is None


@pytest.mark.parametrize(
    ("told", "target"),
    [
        ({"role": "button", "name": "Buy"}, Target(role="button", name="Buy")),
        ({"selector": "#a"}, Target(selector="#a")),
        ({"selector": "#a\n"}, None),
        ({"role": "button"}, None),
        ({"name": "Buy"}, None),
        ({"role": 3, "name": ["x"]}, None),
        ({}, None),
        (None, None),
        ("#a", None),
    ],
)
def test_a_target_that_is_told(told: object, target: Target | None) -> None:
    assert read_target(told) == target
