// A function expression: what the page's TikTok object says of itself now, as plain data.
//
// It only reads, and leaves out what is personal. Layout of `ttq`: pixel.js 2.2.1, May 2026.
() => {
  "use strict";
  const INFO = ["pixelCode", "name", "status", "setupMode", "partner", "is_onsite", "firstPartyCookieEnabled"];

  const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
  const plain = (value) =>
    typeof value === "string" ? value.slice(0, 200) : ["number", "boolean"].includes(typeof value) ? value : null;
  const text = (value) => (typeof value === "string" ? value.slice(0, 200) : "");
  const length = (value) => (Array.isArray(value) ? value.length : 0);
  const pick = (source, names) => {
    const picked = {};
    if (isObject(source)) for (const name of names) if (name in source) picked[name] = plain(source[name]);
    return picked;
  };

  const looksLikePixel = (value) => isObject(value) && isObject(value._i) && typeof value.track === "function";

  const lexical = () => {
    try {
      return typeof ttq === "undefined" ? undefined : ttq;
    } catch {
      return undefined; // declared, not yet initialised
    }
  };

  // The name that the snippet leaves behind, else any own global that is built like the object; accessors
  // of the page are not asked.
  const find = () => {
    const declared = window.TiktokAnalyticsObject;
    const name = typeof declared === "string" && declared ? declared : "ttq";
    if (isObject(window[name])) return [name, window[name]];
    if (isObject(lexical())) return ["ttq", lexical()];
    for (const key of Object.keys(window)) {
      const member = Object.getOwnPropertyDescriptor(window, key);
      if (member && "value" in member && looksLikePixel(member.value)) return [key, member.value];
    }
    return ["", null];
  };

  const sdkScripts = [];
  let snippets = 0;
  for (const script of document.getElementsByTagName("script")) {
    const address = script.getAttribute("src");
    if (address === null) {
      if (script.text.includes("TiktokAnalyticsObject")) snippets += 1;
    } else if (/\/i18n\/pixel\/|[?&]sdkid=/.test(address)) {
      sdkScripts.push(script.src.slice(0, 500));
    }
  }

  const [name, object] = find();
  const state = {
    at: Date.now() / 1000,
    object_name: name,
    ids: [],
    options: {},
    partner: "",
    mounted: false,
    initialize: false,
    queued: 0,
    info: {},
    sdk_scripts: sdkScripts,
    snippet_count: snippets,
  };
  if (object === null) return state;

  state.mounted = object._mounted === true;
  state.initialize = object.initialize === true;
  state.partner = text(object._partner);
  state.queued = length(object);
  const instances = isObject(object._i) ? object._i : {};
  for (const id of Object.keys(instances).slice(0, 50)) {
    const instance = instances[id];
    state.ids.push(text(id));
    const options = isObject(object._o) ? object._o[id] : null;
    if (isObject(options)) state.options[id] = pick(options, Object.keys(options).slice(0, 20));
    if (!isObject(instance)) continue;
    state.queued += length(instance);
    state.partner = state.partner || text(instance._partner);
    if (isObject(instance.info)) state.info[id] = pick(instance.info, INFO);
  }
  return state;
}
