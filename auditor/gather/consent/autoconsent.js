/**
 * What stands around DuckDuckGo's engine in its own world of a document: the page sees neither.
 *
 * It tells what the engine says and presses through the world's one channel, and ends with one word:
 * from then on no timer of the engine fires and nothing is pressed. What would answer the other way is
 * never pressed: some rules refuse a banner that leaves no choice by its "Got it", and an audit must not.
 */
({ never, pay }) => {
  const tell = globalThis.auditorAutoconsent;
  if (!tell || globalThis.autoconsentSendMessage) return;
  const TOLD = new Set(["init", "eval", "popupFound", "optInResult", "optOutResult"]);
  const MOST = 400; // messages: an engine that runs wild is heard no longer
  const later = globalThis.setTimeout;
  const press = HTMLElement.prototype.click;
  const normal = (text) => String(text || "").normalize("NFKC").toLowerCase().replace(/[\s\u00a0]+/g, " ").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").trim();
  const refused = new Set(never.map(normal));
  const paying = new RegExp(pay, "u");
  let told = 0;
  let ended = false;

  const say = (message) => {
    told += 1;
    if (told <= MOST) tell(JSON.stringify(message));
  };
  globalThis.setTimeout = (work, ...rest) => later((...given) => { if (!ended) work(...given); }, ...rest);
  HTMLElement.prototype.click = function click() {
    if (ended) return;
    const toggle = this.matches("input[type=checkbox], input[type=radio], [role=switch], [role=checkbox]");
    const words = toggle ? "" : String(this.innerText || this.value || this.getAttribute("aria-label") || "");
    if (refused.has(normal(words)) || paying.test(normal(words))) return;
    // By this world's own clock, and before the press: what the press sets off comes after it.
    say({ type: "pressed", at: Date.now(), words: words.trim().slice(0, 60) });
    press.call(this);
  };
  globalThis.autoconsentSendMessage = async (message) => {
    if (TOLD.has(message.type)) say(message);
    else if (message.type === "report" && message.state.lifecycle === "nothingDetected") say({ type: "nothing" });
  };
  globalThis.auditorAutoconsentEnd = () => { ended = true; };
}
