// A function expression: the in-page probe. (channel, readState, makeJson) => undefined
//
// It reports each call of the TikTok object, and what the object says of itself, by `console.debug`, and
// changes nothing that the page can see: no function is wrapped, no property defined, no timer set.
// - Calls are heard by breakpoints that never stop: `debug(fn, condition)` of the browser's console
//   evaluates the condition inside the called function, where `arguments` and the caller stand, and the
//   condition tells the probe. The auditor hands `debug` over (`channel.arm`); without it only the
//   snippet's queue is heard, and the state says `listening: false`.
// - The object is found by looking after each change of the document, before and after each script. What
//   its queue already holds then is reported as `queued`: the moment and the line are not known.
// - V8 breaks on a function's code, not on one closure of it, and the snippet and pixel.js 2.2.1 (May
//   2026) make all their methods from one piece of code. Which method was called is read from the
//   variable of the closure that holds its name.
//
// Conditions and the auditor reach the probe by events of `performance`, whose names only they know:
// `document.open()` takes the listeners of the document and the window, not these.
(channel, readState, makeJson) => {
  "use strict";

  // Built-ins, taken before the page can replace them.
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
  const { isArray } = Array;
  const { now } = Date;
  const ErrorMaker = Error;
  const functionText = uncurry(Function.prototype.toString);
  const find = uncurry(RegExp.prototype.exec);
  const listen = uncurry(EventTarget.prototype.addEventListener);
  const unlisten = uncurry(EventTarget.prototype.removeEventListener);
  const detailOf = uncurry(getOwnPropertyDescriptor(CustomEvent.prototype, "detail").get);
  const append = uncurry(Array.prototype.push);
  const removeAt = uncurry(Array.prototype.splice);
  const joined = uncurry(Array.prototype.join);
  const soon = queueMicrotask;
  const Observer = MutationObserver;
  const bus = performance;
  const write = console.debug.bind(console);
  const toJson = makeJson();
  const known = (items) => {
    const has = uncurry(WeakMap.prototype.has);
    const get = uncurry(WeakMap.prototype.get);
    const set = uncurry(WeakMap.prototype.set);
    const map = new WeakMap(items);
    return { has: (key) => has(map, key), get: (key) => get(map, key), set: (key, value) => set(map, key, value) };
  };

  const METHODS = [
    "page", "track", "identify", "instance", "instances", "load", "debug", "on", "off", "once", "ready", "alias",
    "group", "enableCookie", "disableCookie", "holdConsent", "revokeConsent", "grantConsent", "setUserProperties",
  ];
  const RESERVED = [
    "arguments", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default",
    "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if",
    "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected",
    "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while",
    "with", "yield",
  ];
  const IDENTIFIER = /[A-Za-z_$][\w$]*/g;
  const SDK_ADDRESS = /\/i18n\/pixel\//;
  const MAX_SOURCE = 4000;
  const MAX_NAMES = 60;
  const MAX_MESSAGES = 5000;

  const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
  const indexIn = (list, value) => {
    for (let i = 0; i < list.length; i += 1) if (list[i] === value) return i;
    return -1;
  };
  const includes = (list, value) => indexIn(list, value) >= 0;

  let messages = 0;
  const say = (message) => {
    messages += 1;
    if (messages > MAX_MESSAGES) return;
    message.frame_url = document.URL;
    message.top = window === window.top;
    write(channel.name, toJson(message));
  };
  // The page must never feel an error of the probe.
  const safely = (work) => (argument) => {
    try {
      return work(argument);
    } catch (error) {
      write(channel.name, toJson({ kind: "fault", at: now() / 1000, message: `${error}` }));
      return undefined;
    }
  };

  // ---- Where is the object?

  const lexical = () => {
    try {
      return typeof ttq === "undefined" ? undefined : ttq;
    } catch {
      return undefined; // `let ttq` whose line has not run
    }
  };
  const globalObject = () => {
    const declared = window.TiktokAnalyticsObject;
    const name = typeof declared === "string" && declared ? declared : "ttq";
    const property = getOwnPropertyDescriptor(window, name);
    if (!property) return lexical();
    // A page's getter is its own code: it is asked only when the page could have asked it.
    if (property.get && document.readyState === "loading") return undefined;
    return window[name];
  };

  // ---- What has been seen of it

  let debug = null;
  let muted = false;
  let root = null;
  let signature = "";
  let lastState = "";
  const entriesSeen = known();
  const scriptsSeen = known();
  const armed = known();
  const methodNames = known(); // function -> the method that it is or was
  const instanceIds = known(); // what `instance(id)` of the running SDK returns
  const expected = known(); // queue -> methods whose calls were heard and are about to be queued
  const loads = { __proto__: null }; // id -> { array, replaced, inserted, called, told }

  const loadsOf = (id) =>
    (loads[id] ??= { array: undefined, replaced: 0, inserted: 0, called: 0, told: 0 });

  const tellCall = (call, site) => {
    say({
      kind: "call",
      at: now() / 1000,
      method: call.method,
      arguments: call.args,
      pixel_id: call.pixelId,
      queued: call.queued,
      script: site.script,
      line: site.line,
    });
  };

  // `load` is not queued: each leaves a new array under `_i` and an SDK script in the document, of which
  // two in one script leave the last array only. The larger count is the number of calls.
  const tellLoads = (object, id, site) => {
    const load = loads[id];
    const count = load.replaced > load.inserted ? load.replaced : load.inserted;
    for (load.told = load.called > load.told ? load.called : load.told; load.told < count; load.told += 1) {
      const options = isObject(object._o) ? object._o[id] : undefined;
      tellCall({ method: "load", args: [id, options], pixelId: id, queued: true }, site);
    }
  };

  const readQueue = (queue, pixelId, site) => {
    if (!isArray(queue)) return;
    const heard = expected.get(queue) ?? [];
    for (let i = 0; i < queue.length; i += 1) {
      const entry = queue[i];
      if (!isArray(entry) || entriesSeen.has(entry)) continue;
      entriesSeen.set(entry, true);
      const method = entry[0];
      if (typeof method !== "string") continue;
      const at = indexIn(heard, method);
      if (at >= 0) {
        removeAt(heard, at, 1);
        continue;
      }
      const args = [];
      for (let j = 1; j < entry.length; j += 1) append(args, entry[j]);
      tellCall({ method, args, pixelId, queued: true }, site);
    }
    expected.set(queue, []);
  };

  const noticeScript = (script) => {
    if (scriptsSeen.has(script)) return;
    scriptsSeen.set(script, true);
    const address = script.src;
    if (typeof address !== "string" || !find(SDK_ADDRESS, address)) return;
    const id = find(/[?&]sdkid=([^&#]+)/, address);
    if (id) loadsOf(id[1]).inserted += 1;
  };

  // ---- Listening

  const methodsOf = (object) => {
    const names = [];
    for (let i = 0; i < METHODS.length; i += 1) append(names, METHODS[i]);
    const own = object.methods;
    if (isArray(own)) {
      for (let i = 0; i < own.length && i < 50; i += 1) {
        if (typeof own[i] === "string" && !includes(names, own[i])) append(names, own[i]);
      }
    }
    return names;
  };

  // Where a method stands: its property, and the function that a call would reach.
  const lookUp = (object, name) => {
    for (let at = object, steps = 0; at && steps < 6; at = getPrototypeOf(at), steps += 1) {
      const property = getOwnPropertyDescriptor(at, name);
      if (!property) continue;
      if (!property.get) return typeof property.value === "function" ? [property.value, property.value] : null;
      const value = object[name]; // pixel.js 2.2.1 freezes its methods behind getters, anew at each look
      return typeof value === "function" ? [property.get, value] : null;
    }
    return null;
  };

  // What the parameters of an arrow function are called, which has no `arguments`; null: it has them.
  const arrowParameters = (source) => {
    const single = find(/^(?:async\s+)?([^\s()=]+)\s*=>/, source);
    if (single) return single[1];
    const several = find(/^(?:async\s*)?\(([^()]*)\)\s*=>/, source);
    if (!several) return null;
    return find(/[={}[\]]/, several[1]) ? "" : several[1];
  };

  const identifiers = (text, except) => {
    const found = [];
    IDENTIFIER.lastIndex = 0;
    for (let m = find(IDENTIFIER, text); m && found.length < MAX_NAMES; m = find(IDENTIFIER, text)) {
      if (!includes(RESERVED, m[0]) && !includes(except, m[0]) && !includes(found, m[0])) append(found, m[0]);
    }
    return found;
  };

  // Variables of the closure that may hold the method's name: not the parameters, which hold its arguments.
  const closureNames = (source) => {
    if (source.length > MAX_SOURCE) return [];
    const head = find(/^[^(]*\(([^)]*)\)|^(?:async\s+)?([^\s=(]+)\s*=>/, source);
    const parameters = head ? identifiers(head[1] ?? head[2] ?? "", []) : [];
    return identifiers(source, parameters);
  };

  // Runs inside the called function. Each name is read by a function of its own, since not each word of
  // the source is a variable there.
  const conditionParts = (source, ambiguous) => {
    const parameters = arrowParameters(source);
    const self = parameters === null ? "this" : "undefined";
    const args = parameters === null ? "arguments" : `[${parameters}]`;
    const names = ambiguous ? closureNames(source) : [];
    const readers = [];
    for (let i = 0; i < names.length; i += 1) append(readers, `()=>${names[i]}`);
    return [
      `(()=>{try{performance.dispatchEvent(new CustomEvent("${channel.call}",{detail:[`,
      `,${self},${args},[${joined(readers, ",")}]]}))}catch{}return false})()`,
    ];
  };

  const breakpoints = []; // what is known of each, by the number that its condition carries

  const arm = (object) => {
    if (debug === null || !isObject(object)) return;
    const names = methodsOf(object);
    const found = [];
    muted = true;
    try {
      for (let i = 0; i < names.length; i += 1) {
        const place = lookUp(object, names[i]);
        if (place) append(found, { method: names[i], key: place[0], fn: place[1] });
      }
    } finally {
      muted = false;
    }
    const count = { __proto__: null };
    for (let i = 0; i < found.length; i += 1) {
      if (armed.has(found[i].key)) continue;
      methodNames.set(found[i].fn, found[i].method);
      found[i].source = functionText(found[i].fn);
      count[found[i].source] = (count[found[i].source] ?? 0) + 1;
    }
    const parts = { __proto__: null };
    for (let i = 0; i < found.length; i += 1) {
      const { method, key, fn, source } = found[i];
      if (source === undefined || armed.has(key)) continue;
      armed.set(key, true);
      const ambiguous = count[source] > 1;
      const condition = (parts[source] ??= conditionParts(source, ambiguous));
      append(breakpoints, { method: ambiguous ? "" : method, source, names });
      debug(fn, condition[0] + (breakpoints.length - 1) + condition[1]);
    }
  };

  // ---- A call

  // The script that called: the frame after the called function's own, which follows the condition's.
  const callSite = () => {
    const was = getOwnPropertyDescriptor(ErrorMaker, "prepareStackTrace");
    const limit = getOwnPropertyDescriptor(ErrorMaker, "stackTraceLimit");
    let frames = [];
    try {
      defineProperty(ErrorMaker, "stackTraceLimit", { value: 30, configurable: true, writable: true, enumerable: true });
      defineProperty(ErrorMaker, "prepareStackTrace", { value: (_, sites) => sites, configurable: true, writable: true });
      const { stack } = new ErrorMaker();
      if (isArray(stack)) frames = stack;
    } finally {
      if (was) defineProperty(ErrorMaker, "prepareStackTrace", was);
      else delete ErrorMaker.prepareStackTrace;
      if (limit) defineProperty(ErrorMaker, "stackTraceLimit", limit);
      else delete ErrorMaker.stackTraceLimit;
    }
    let at = 0;
    while (at < frames.length && !frames[at].isEval()) at += 1;
    while (at < frames.length && frames[at].isEval()) at += 1;
    const site = { called: "", method: "", script: "", line: null };
    if (at < frames.length) {
      site.called = frames[at].getScriptNameOrSourceURL();
      site.method = frames[at].getMethodName();
    }
    for (at += 1; at < frames.length && !site.script; at += 1) {
      site.script = frames[at].getScriptNameOrSourceURL() ?? "";
      site.line = site.script ? frames[at].getLineNumber() : null;
    }
    return site;
  };

  const valueOf = (reader) => {
    try {
      return reader();
    } catch {
      return undefined; // a word of the source that is no variable of this scope
    }
  };
  const ownName = (value) => getOwnPropertyDescriptor(value, "name")?.value;

  // The closure holds the method's name; else the function that it stands before, known from when that was
  // the method, or by its own name.
  const nameIn = (readers, names) => {
    let name = "";
    for (let i = 0; i < readers.length; i += 1) {
      const value = valueOf(readers[i]);
      if (typeof value === "string" && includes(names, value)) return value;
      if (typeof value !== "function" || name) continue;
      const known = methodNames.get(value) ?? ownName(value);
      if (includes(names, known)) name = known;
    }
    return name;
  };

  const pixelOf = (object, self) => {
    if (!isObject(self) || self === object) return null;
    const id = instanceIds.get(self);
    if (id !== undefined) return id;
    const ids = isObject(object) && isObject(object._i) ? getOwnPropertyNames(object._i) : [];
    for (let i = 0; i < ids.length; i += 1) if (object._i[ids[i]] === self) return ids[i];
    return null;
  };

  const onCall = safely((event) => {
    if (muted) return;
    const { 0: index, 1: self, 2: values, 3: readers } = detailOf(event);
    const breakpoint = breakpoints[index];
    const site = callSite();
    const object = globalObject();
    // What an SDK calls of itself is not the page's call.
    const own = site.called === site.script && site.called !== document.URL;
    if (own && isObject(object) && object._mounted === true) return;
    const method = breakpoint.method || nameIn(readers, breakpoint.names) || nameIn([() => site.method], breakpoint.names);
    if (!method) {
      if (site.script) throw new ErrorMaker(`a call of ${site.called} whose method could not be told`);
      return;
    }
    if (isObject(self)) {
      // A page that puts its own function before the method calls the method from there: one call.
      muted = true;
      const place = lookUp(self, method);
      muted = false;
      if (place && functionText(place[1]) !== breakpoint.source) return;
    }
    const args = [];
    for (let i = 0; i < values.length; i += 1) append(args, values[i]);
    const pixelId = method === "load" && typeof args[0] === "string" ? args[0] : pixelOf(object, self);
    tellCall({ method, args, pixelId, queued: false }, site);
    if (method === "load" && typeof args[0] === "string") {
      loadsOf(args[0]).called += 1;
      loads[args[0]].told += 1;
    }
    if (isArray(self)) {
      const heard = expected.get(self) ?? [];
      append(heard, method);
      expected.set(self, heard);
    }
    soon(look);
  });

  // ---- Looking

  const armInstances = (object, ids) => {
    for (let i = 0; i < ids.length; i += 1) {
      const array = object._i[ids[i]];
      arm(array);
      if (object._mounted !== true || instanceIds.has(array) || loadsOf(ids[i]).instance) continue;
      const place = lookUp(object, "instance");
      if (!place) continue;
      loads[ids[i]].instance = true;
      muted = true;
      try {
        const instance = object.instance(ids[i]);
        if (isObject(instance) && instance !== object) instanceIds.set(instance, ids[i]);
        muted = false;
        arm(instance);
      } finally {
        muted = false;
      }
    }
  };

  const lookAt = (object, site) => {
    const ids = isObject(object._i) ? getOwnPropertyNames(object._i) : [];
    for (let i = 0; i < ids.length; i += 1) {
      const load = loadsOf(ids[i]);
      const array = object._i[ids[i]];
      if (load.array !== array && object._mounted !== true) load.replaced += 1;
      load.array = array;
      tellLoads(object, ids[i], site);
    }
    readQueue(object, null, site);
    for (let i = 0; i < ids.length; i += 1) readQueue(object._i[ids[i]], ids[i], site);
    arm(object);
    armInstances(object, ids);
    return `${ids.length} ${object._mounted} ${object.initialize} ${object.length}`;
  };

  const look = safely((running) => {
    if (document.documentElement !== root) {
      root = document.documentElement;
      attach(); // `document.open()` takes the listeners away
    }
    const script = running ?? document.currentScript;
    const site = { script: script ? script.src || document.URL : "", line: null };
    const object = globalObject();
    const summary = isObject(object) ? lookAt(object, site) : "";
    const changed = `${debug !== null} ${summary}`;
    if (changed === signature) return;
    signature = changed;
    if (summary) tellState();
  });

  const tellState = safely(() => {
    const state = readState();
    const at = state.at;
    state.at = 0;
    state.listening = debug !== null;
    const text = toJson(state);
    if (text === lastState || (state.object_name === "" && lastState === "")) return;
    lastState = text;
    state.at = at;
    say({ kind: "state", at, state });
  });

  const onMutation = safely((records) => {
    for (let i = 0; i < records.length; i += 1) {
      const added = records[i].addedNodes;
      // A script may be gone from the document again by now.
      for (let j = 0; j < added.length; j += 1) if (added[j].nodeName === "SCRIPT") noticeScript(added[j]);
    }
    look();
  });
  const observer = new Observer(onMutation);

  const onEvent = (event) => {
    const target = event.target;
    look(target && target.nodeName === "SCRIPT" ? target : undefined);
    if (event.type !== "load" || target === document || target === window) tellState();
  };

  function attach() {
    listen(document, "load", onEvent, true); // of external scripts, right after they have run
    listen(document, "DOMContentLoaded", onEvent);
    listen(window, "load", onEvent);
    listen(window, "pagehide", onEvent, true);
  }

  // ---- One probe for each document

  const onArm = safely((event) => {
    const { 0: given, 1: of } = detailOf(event);
    if (of !== document || debug !== null) return;
    debug = given;
    look();
  });
  const onAsk = safely((event) => {
    const question = detailOf(event);
    if (question.document === document) {
      question.present = true;
      return;
    }
    // A frame's first document gave way to another in the same window.
    observer.disconnect();
    unlisten(bus, channel.call, onCall);
    unlisten(bus, channel.arm, onArm);
    unlisten(bus, channel.ask, onAsk);
  });

  const question = { document, present: false };
  bus.dispatchEvent(new CustomEvent(channel.ask, { detail: question }));
  if (question.present) return;
  listen(bus, channel.call, onCall);
  listen(bus, channel.arm, onArm);
  listen(bus, channel.ask, onAsk);
  attach();
  observer.observe(document, { childList: true, subtree: true });
  const scripts = document.getElementsByTagName("script");
  for (let i = 0; i < scripts.length; i += 1) noticeScript(scripts[i]);
  look();
  bus.dispatchEvent(new CustomEvent(channel.want));
}
