"""What a page can find out about the probe: nothing, and a shop runs with it as without it.

Each check runs in one browser in two fresh contexts, with the probe and without it, and what the page
found must be the same to the letter. That the checks can tell at all is tested by a naive probe, one
that wraps the methods: each group of checks must catch it.
"""

import json
from typing import Any

import pytest

from tests.decode.tiktok.probe_browser import (
    FREEZING_SDK,
    REPLACING_SDK,
    SHOP,
    Heard,
    Lab,
    Running,
    lab,
    snippet,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Each check looks at `ttq` (undefined before the base code) and gives something to compare.
CHECKS = {
    "in": "() => ['ttq' in window, 'ttq' in globalThis, Object.hasOwn(window, 'ttq'), typeof window.ttq]",
    "window keys": "() => Reflect.ownKeys(window).map(String).sort()",
    "window descriptors": "() => Reflect.ownKeys(window).map(key => shape(window, key)).sort()",
    "keys of ttq": "() => ttq && [Reflect.ownKeys(ttq).map(String), Object.keys(ttq), forIn(ttq)]",
    "descriptors of ttq": "() => ttq && Reflect.ownKeys(ttq).map(key => shape(ttq, key))",
    "prototype of ttq": "() => ttq && [Object.getPrototypeOf(ttq) === Array.prototype, Object.isFrozen(ttq), Object.isExtensible(ttq)]",
    "names and lengths": "() => methods().map(([key, fn]) => [key, fn.name, fn.length, Reflect.ownKeys(fn).map(String)])",
    "toString": "() => methods().map(([key, fn]) => [key, fn.toString(), `${fn}`, Function.prototype.toString.call(fn)])",
    "toString of another realm": "() => methods().map(([key, fn]) => [key, other().Function.prototype.toString.call(fn)])",
    "identity": "() => kept.map(([key, fn]) => [key, ttq[key] === fn])",
    "built-ins": "() => BUILT_INS.map(path => [path, text(at(window, path)), other().Function.prototype.toString.call(at(window, path))])",
    "prototypes": "() => ['Object', 'Array', 'Function', 'Error', 'Promise', 'EventTarget', 'Node', 'Document', 'Performance']"
    ".map(name => [name, Reflect.ownKeys(window[name]).map(String), Reflect.ownKeys(window[name].prototype).map(key => shape(window[name].prototype, key))])",
    "Error": "() => [Reflect.ownKeys(Error).map(key => shape(Error, key)), Error.stackTraceLimit, Error.prepareStackTrace]",
    "document": "() => [document.documentElement.outerHTML, document.scripts.length, Reflect.ownKeys(document).map(String), document.currentScript && document.currentScript.id]",
    "frames": "() => [window.length, frames.length]",
    "performance": "() => [Reflect.ownKeys(performance).map(String), performance.getEntriesByType('mark').length, performance.getEntriesByType('measure').length]",
    "timers": "() => { const id = setTimeout(() => {}); clearTimeout(id); return id; }",
}
HELPERS = """
const BUILT_INS = ['Function.prototype.toString', 'console.debug', 'console.log', 'MutationObserver', 'CustomEvent',
  'performance.dispatchEvent', 'EventTarget.prototype.addEventListener', 'EventTarget.prototype.dispatchEvent',
  'Array.prototype.push', 'Reflect.apply', 'Object.defineProperty', 'queueMicrotask', 'setTimeout', 'JSON.stringify',
  'navigator.sendBeacon', 'Node.prototype.insertBefore', 'Node.prototype.appendChild', 'document.createElement', 'Error'];
const text = value => Function.prototype.toString.call(value);
const at = (from, path) => path.split('.').reduce((value, key) => value[key], from);
const shape = (object, key) => {
  const is = Object.getOwnPropertyDescriptor(object, key);
  return [String(key), is.writable, is.enumerable, is.configurable, typeof is.value,
    is.get && text(is.get), is.set && text(is.set), typeof is.value === 'function' ? text(is.value) : ''].join();
};
const forIn = object => { const all = []; for (const key in object) all.push(key); return all; };
const methods = () => window.ttq ? Object.getOwnPropertyNames(ttq).filter(key => typeof ttq[key] === 'function').map(key => [key, ttq[key]]) : [];
let realm;
const other = () => {
  if (!realm) { realm = document.createElement('iframe'); document.documentElement.append(realm); }
  return realm.contentWindow;
};
let kept = [];
window.found = {};
const look = when => {
  for (const [name, check] of Object.entries(CHECKS)) {
    let result;
    try { result = check(); } catch (error) { result = String(error); }
    found[`${when}: ${name}`] = JSON.stringify(result);
  }
  if (when === 'after the base code') kept = methods();
};
"""
# What a page learns when it is called from inside a call: the stack, and how deep it is.
STACKS = """
const stackOf = call => {
  let stack, depth = 0;
  const spy = { get value() { stack = stack || new Error('spy').stack; return 1; }, toJSON() { stack = stack || new Error('spy').stack; return {}; } };
  try { call(spy); } catch (error) { stack = stack || error.stack; }
  const down = () => { depth += 1; down(); };
  return stack;
};
const caller = () => { try { return String(ttq.track.caller) + String(ttq.track.arguments); } catch (error) { return String(error); } };
"""
TALKING_SDK = """
(function () {
  window.stacks = window.stacks || [];
  ttq.track = function (name, given) { window.stacks.push(new Error(name).stack); if (given) JSON.stringify(given); if (given) void given.value; if (name === 'Throw') throw new Error('thrown'); return 'r'; };
  ttq.page = function () { return new.target === undefined && this === ttq && arguments.length; };
  ttq._mounted = true;
})();
"""


def checks_script() -> str:
    """The checks as a script of the page."""
    return (
        HELPERS
        + f"const CHECKS = {{{','.join(f'{json.dumps(name)}: {check}' for name, check in CHECKS.items())}}};"
    )


def page_with_checks() -> str:
    return f"""<!doctype html><html><head><title>Shop</title>
<script id=first>window.order = ['first']; {checks_script()} look('before');</script>
<script id=base>{snippet()}</script>
<script>look('after the base code');</script>
<script>ttq.track('ViewContent', {{content_id: 'A'}}); ttq.identify({{email: 'a@example.com'}}); look('after calls');</script>
</head><body><p>Shop</p>
<script>addEventListener('load', () => look('at the end'));</script></body></html>"""


async def findings(shop: Lab, html: str, sdk: str) -> tuple[dict[str, str], Heard]:
    page, heard = await shop.open(html, sdk=sdk)
    await page.wait_for_function("document.readyState === 'complete' && ttq._mounted")
    await page.evaluate("look('after the sdk'); ttq.track('AddToCart'); look('after a call of the sdk');")
    found = await page.evaluate("window.found")
    assert isinstance(found, dict)
    return found, heard


def differences(with_probe: dict[str, str], without: dict[str, str]) -> dict[str, tuple[str, str]]:
    assert with_probe.keys() == without.keys()
    return {key: (with_probe[key], without[key]) for key in without if with_probe[key] != without[key]}


@pytest.mark.parametrize("sdk", [FREEZING_SDK, REPLACING_SDK], ids=["freezing", "replacing"])
async def test_a_page_finds_nothing(browser: Running, sdk: str) -> None:
    async with lab(browser) as probed, lab(browser, probed=False) as bare:
        with_probe, heard = await findings(probed, page_with_checks(), sdk)
        without, _ = await findings(bare, page_with_checks(), sdk)
        await heard.until(lambda: len(heard.of("track")) == 2)
    assert differences(with_probe, without) == {}
    assert len(without) == len(CHECKS) * 6


# Runs from a file of its own, since the stack of an evaluation is Playwright's.
ASKS = """
Error.stackTraceLimit = 50;
window.told = [];
for (const call of [spy => ttq.track('Getter', spy), spy => ttq.track.call(ttq, 'Called', spy),
                    spy => ttq.track('Throw', spy), spy => Reflect.apply(ttq.track, ttq, ['Applied', spy])])
  told.push(stackOf(call));
told.push(caller(), ttq.page(1, 2), ttq.track('Result'));
try { new ttq.page(); told.push('made'); } catch (error) { told.push(String(error)); }
let depth = 0;
const sink = () => { depth += 1; ttq.track('Deep'); if (depth < 200) sink(); };
sink();
told.push(depth, ...stacks);
window.asked = true;
"""


async def stacks(shop: Lab) -> tuple[list[Any], Heard]:
    """What a page is told of the stack, by the stub and by the SDK, from inside a call."""
    html = (
        f"<!doctype html><script>{STACKS}{snippet()}</script>"
        "<script>window.stub = stackOf(spy => ttq.track('Stub', spy))</script>"
    )
    shop.pages[f"{SHOP}asks.js"] = ASKS
    page, heard = await shop.open(html, sdk=TALKING_SDK)
    await page.evaluate(
        f"document.head.append(Object.assign(document.createElement('script'), {{src: '{SHOP}asks.js'}}))"
    )
    await page.wait_for_function("window.asked")
    told = await page.evaluate("[window.stub, ...told]")
    assert isinstance(told, list)
    return told, heard


async def test_errors_have_the_same_stack(browser: Running) -> None:
    async with lab(browser) as probed, lab(browser, probed=False) as bare:
        with_probe, heard = await stacks(probed)
        without, _ = await stacks(bare)
        await heard.until(lambda: "Deep" in [call.arguments[0] for call in heard.of("track")])
    assert with_probe == without
    assert sum("asks.js" in str(stack) for stack in without) > 200


SHOP_PAGE = f"""<!doctype html><title>Shop</title><script>window.log = [];
addEventListener('error', event => log.push('error ' + event.message));
const push = history.pushState; history.pushState = function (...all) {{ log.push('route'); return push.apply(this, all); }};
// How the parser's own work is cut into batches is chance, with or without a probe.
addEventListener('DOMContentLoaded', () =>
  new MutationObserver(records => log.push('mutations ' + records.length)).observe(document.body, {{childList: true, subtree: true}}));
</script><script>{snippet()}</script>
<h1>Red shirt</h1><form><select name=size><option>S<option>M</select><button>Add to cart</button></form><ul id=cart></ul>
<script>
ttq.track('ViewContent', {{content_id: 'red', value: 19.9, currency: 'EUR'}});
document.forms[0].addEventListener('submit', event => {{
  event.preventDefault();
  const line = document.createElement('li'); line.textContent = 'Red shirt ' + event.target.size.value;
  cart.append(line);
  log.push(['added', ttq.track('AddToCart', {{content_id: 'red', quantity: cart.children.length}})]);
  Promise.resolve().then(() => log.push('then')); queueMicrotask(() => log.push('microtask'));
  setTimeout(() => log.push('timer'));
  history.pushState(null, '', '/cart'); ttq.page();
  if (cart.children.length === 2) ttq.track('Broken', {{get value() {{ throw new Error('broken'); }}}});
}});
</script>"""


@pytest.mark.parametrize("sdk", [FREEZING_SDK, REPLACING_SDK], ids=["freezing", "replacing"])
async def test_a_shop_runs_with_it_as_without_it(browser: Running, sdk: str) -> None:
    runs = []
    async with lab(browser) as probed, lab(browser, probed=False) as bare:
        for shop in (probed, bare):
            page, heard = await shop.open(SHOP_PAGE, sdk=sdk)
            await page.wait_for_function("ttq._mounted")
            for _ in range(2):
                await page.get_by_role("button", name="Add to cart").click()
            await page.wait_for_function("log.filter(line => line === 'timer').length === 2")
            runs.append(
                (
                    await page.evaluate(
                        "[log, window.sent, document.documentElement.outerHTML, location.pathname]"
                    ),
                    heard.console,
                    heard.errors,
                )
            )
            if shop is probed:
                assert [call.arguments[0] for call in heard.of("track")] == [
                    "ViewContent",
                    "AddToCart",
                    "AddToCart",
                    "Broken",
                ]
    assert runs[0] == runs[1]
    assert "microtask" in runs[1][0][0]


# What most auditors do: put a function before each method, here one whose `toString` tells nothing.
NAIVE = """
addEventListener('load', () => {
  window.__probe = true;
  setTimeout(() => {});
  for (const name of ttq.methods) {
    ttq[name] = new Proxy(ttq[name], {apply(target, self, all) { return Reflect.apply(target, self, all); }});
  }
});
"""


async def test_the_checks_can_tell(browser: Running) -> None:
    async with lab(browser, probed=False) as naive, lab(browser, probed=False) as bare:
        await naive.context.add_init_script(NAIVE)
        with_probe, _ = await findings(naive, page_with_checks(), REPLACING_SDK)
        without, _ = await findings(bare, page_with_checks(), REPLACING_SDK)
        (wrapped, _), (plain, _) = await stacks(naive), await stacks(bare)
    assert wrapped != plain
    caught = {key.partition(": ")[2] for key in differences(with_probe, without)}
    assert caught >= {
        "window keys",
        "window descriptors",
        "toString",
        "toString of another realm",
        "identity",
        "timers",
    }
