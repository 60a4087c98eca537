// A function expression: what the page's TikTok object says of itself now, as plain data.
//
// It only reads, and leaves out what is personal. It runs in the probe and, asked for at the end of a
// visit, in a page that may have replaced the built-ins: it walks by index and asks few of them.
// The object's layout: pixel.js 2.2.1, May 2026.
() => {
  "use strict";
  const INFO = ["pixelCode", "name", "status", "setupMode", "partner", "is_onsite", "firstPartyCookieEnabled"];
  const MAX_TEXT = 200;
  const MAX_ADDRESS = 500;
  const MAX_IDS = 50;
  const MAX_OPTIONS = 20;

  const { getOwnPropertyDescriptor, isExtensible, keys } = Object;
  const { isArray } = Array;
  const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
  const text = (value) => (typeof value === "string" ? value.slice(0, MAX_TEXT) : "");
  const plain = (value) => {
    if (typeof value === "string") return text(value);
    return typeof value === "number" || typeof value === "boolean" ? value : null;
  };
  const length = (value) => (isArray(value) ? value.length : 0);
  const pick = (source, names) => {
    const picked = {};
    for (let i = 0; i < names.length && i < MAX_OPTIONS; i += 1) {
      if (names[i] in source) picked[names[i]] = plain(source[names[i]]);
    }
    return picked;
  };

  // The name that the base code leaves behind, else any own global that is built like the object; other
  // accessors of the page are not asked.
  const lexical = () => {
    try {
      return typeof ttq === "undefined" ? undefined : ttq;
    } catch {
      return undefined; // `let ttq` whose line has not run
    }
  };
  const looksLikeIt = (value) => {
    try {
      return isObject(value) && isObject(value._i) && typeof value.track === "function";
    } catch {
      return false; // the window of a frame of another origin
    }
  };
  const find = () => {
    const declared = window.TiktokAnalyticsObject;
    const name = typeof declared === "string" && declared ? declared : "ttq";
    if (isObject(window[name])) return { name, object: window[name] };
    if (isObject(lexical())) return { name: "ttq", object: lexical() };
    const names = keys(window);
    // The frames come first, by number, and to look at one's window is to make it.
    for (let i = window.length; i < names.length; i += 1) {
      const member = getOwnPropertyDescriptor(window, names[i]);
      if (member && "value" in member && looksLikeIt(member.value)) {
        return { name: names[i], object: member.value };
      }
    }
    return { name: "", object: null };
  };

  const { name, object } = find();
  const state = {
    at: Date.now() / 1000,
    object_name: text(name),
    ids: [],
    options: {},
    partner: "",
    mounted: false,
    initialize: false,
    locked: false, // it takes no new members: no SDK can take it over
    queued: 0,
    info: {},
    sdk_scripts: [],
    snippet_count: 0,
  };
  const scripts = document.getElementsByTagName("script");
  for (let i = 0; i < scripts.length; i += 1) {
    const address = scripts[i].getAttribute("src");
    if (address === null) {
      if (scripts[i].text.indexOf("TiktokAnalyticsObject") >= 0) state.snippet_count += 1;
    } else if (/\/i18n\/pixel\/|[?&]sdkid=/.test(address)) {
      state.sdk_scripts[state.sdk_scripts.length] = scripts[i].src.slice(0, MAX_ADDRESS);
    }
  }
  if (object === null) return state;

  state.mounted = object._mounted === true;
  state.initialize = object.initialize === true;
  state.locked = !isExtensible(object);
  state.partner = text(object._partner);
  state.queued = length(object);
  const instances = isObject(object._i) ? object._i : {};
  const ids = keys(instances);
  for (let i = 0; i < ids.length && i < MAX_IDS; i += 1) {
    const id = text(ids[i]);
    const instance = instances[ids[i]];
    const options = isObject(object._o) ? object._o[ids[i]] : null;
    state.ids[i] = id;
    if (isObject(options)) state.options[id] = pick(options, keys(options));
    if (!isObject(instance)) continue;
    state.queued += length(instance);
    state.partner = state.partner || text(instance._partner);
    if (isObject(instance.info)) state.info[id] = pick(instance.info, INFO);
  }
  return state;
}
