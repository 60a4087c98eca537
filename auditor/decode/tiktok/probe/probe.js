// A function expression: the in-page probe. (channel, { builtins, json, state, breakpoints }) => undefined
//
// It reports each call of the TikTok object, and what the object says of itself, by `console.debug`, and
// changes nothing that the page can see: no function is wrapped, no property defined, no timer set.
// - Calls are heard by breakpoints that never stop (`breakpoints.js`). The auditor hands the console's
//   `debug` over; without it only the base code's queue is heard, and the state says `listening: false`.
// - The object is found by looking after each change of the document, before and after each script. What
//   its queue already holds then is reported as `queued`: the moment and the line are not known.
//
// Conditions and the auditor reach the probe by events of `performance` whose names only they know:
// `document.open()` takes the listeners of the document and the window away, not these.
(channel, parts) => {
  "use strict";
  const builtins = parts.builtins();
  const { EventMaker, Observer, append, bus, detailOf, dispatch, find, getOwnPropertyDescriptor } = builtins;
  const { getOwnPropertyNames, includes, indexIn, isArray, isObject, listen, random, removeAt, seconds } = builtins;
  const { soon, weakMap, write } = builtins;
  const toJson = parts.json();
  const { arm, forget, methodAt, read } = parts.breakpoints(builtins, channel.call);

  const METHODS = [
    "page", "track", "identify", "instance", "instances", "load", "debug", "on", "off", "once", "ready", "alias",
    "group", "enableCookie", "disableCookie", "holdConsent", "revokeConsent", "grantConsent",
  ];
  const SDK_ADDRESS = /\/i18n\/pixel\//;
  const MAX_MESSAGES = 5000;

  // The page must never feel an error of the probe.
  const safely = (work) => (argument) => {
    try {
      return work(argument);
    } catch (error) {
      say({ kind: "fault", at: seconds(), message: isObject(error) ? error.message : "" });
      return undefined;
    }
  };
  // DevTools repeats the lines of a page that comes back from the back/forward cache, and tells the last ones
  // of a page that is left late or not at all: each says which document it is of, whether that had come
  // back by then, and its number.
  let messages = 0;
  let restores = 0;
  let documentId = `${random()}`;
  const say = (message) => {
    messages += 1;
    if (messages > MAX_MESSAGES) return;
    message.serial = messages;
    message.document = documentId;
    message.restores = restores;
    message.frame_url = document.URL;
    message.top = window === window.top;
    write(channel.name, toJson(message));
  };

  // ---- Where the object is

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
  const idsOf = (object) => (isObject(object) && isObject(object._i) ? getOwnPropertyNames(object._i) : []);
  const namesOf = (object) => {
    const names = [];
    for (let i = 0; i < METHODS.length; i += 1) append(names, METHODS[i]);
    const own = isArray(object.methods) ? object.methods : [];
    for (let i = 0; i < own.length && i < 50; i += 1) {
      if (typeof own[i] === "string" && !includes(names, own[i])) append(names, own[i]);
    }
    return names;
  };

  // ---- Calls

  let firstUrl = document.URL; // an inline script keeps the address of its time when the route changes
  let debug = null;
  let muted = false; // while the probe itself uses the object
  const entriesSeen = weakMap();
  const scriptsSeen = weakMap();
  const instanceIds = weakMap(); // what `instance(id)` of the running SDK returned
  const expected = weakMap(); // queue -> methods whose calls were heard and are about to be queued
  const loads = { __proto__: null };
  const loadsOf = (id) =>
    (loads[id] ??= { array: undefined, replaced: 0, inserted: 0, told: 0, askedOf: undefined });

  const tell = (method, args, pixelId, queued, site) => {
    say({
      kind: "call",
      at: seconds(),
      method,
      arguments: args,
      pixel_id: pixelId,
      queued,
      script: site.script,
      line: site.line,
    });
  };

  // `load` is not queued: each call leaves a new array under `_i` and an SDK script in the document. Of two
  // in one script only the last array is left, and only a script of the document counts its tags: the
  // larger number is the calls'.
  const tellLoads = (object, id, site) => {
    const load = loads[id];
    const count = load.replaced > load.inserted ? load.replaced : load.inserted;
    for (; load.told < count; load.told += 1) {
      tell("load", [id, isObject(object._o) ? object._o[id] : undefined], id, true, site);
    }
  };
  const noticeScript = (script) => {
    if (scriptsSeen.has(script)) return;
    scriptsSeen.set(script, true);
    const address = script.src;
    if (typeof address !== "string" || !find(SDK_ADDRESS, address)) return;
    const id = find(/[?&]sdkid=([^&#]+)/, address);
    if (id) loadsOf(id[1]).inserted += 1;
  };

  const tellQueue = (queue, pixelId, site) => {
    if (!isArray(queue)) return;
    const heard = expected.get(queue) ?? [];
    for (let i = 0; i < queue.length; i += 1) {
      const entry = queue[i];
      if (!isArray(entry) || entriesSeen.has(entry)) continue;
      entriesSeen.set(entry, true);
      if (typeof entry[0] !== "string") continue;
      const at = indexIn(heard, entry[0]);
      if (at >= 0) {
        removeAt(heard, at, 1);
        continue;
      }
      const args = [];
      for (let j = 1; j < entry.length; j += 1) append(args, entry[j]);
      tell(entry[0], args, pixelId, true, site);
    }
    expected.set(queue, []);
  };

  const pixelOf = (object, call) => {
    const { self, method, args } = call;
    if (method === "load") return typeof args[0] === "string" ? args[0] : null;
    if (!isObject(self) || self === object) return null;
    const known = instanceIds.get(self);
    if (known !== undefined) return known;
    const ids = idsOf(object);
    for (let i = 0; i < ids.length; i += 1) if (object._i[ids[i]] === self) return ids[i];
    return null;
  };

  const onCall = safely((event) => {
    if (muted) return;
    muted = true;
    let call;
    try {
      call = read(detailOf(event));
    } finally {
      muted = false;
    }
    const { method, self, args, site } = call;
    const object = globalObject();
    // What the running SDK calls of itself is not the page's call: it passes an event on to its instances.
    const own = site.called === site.script && site.called !== document.URL && site.called !== firstUrl;
    if (!call.outer || (own && isObject(object) && object._mounted === true)) return;
    if (!method) {
      if (site.script) say({ kind: "fault", at: seconds(), message: `a call of ${site.called} has no name` });
      return;
    }
    const pixelId = pixelOf(object, call);
    tell(method, args, pixelId, false, site);
    if (method === "load" && pixelId !== null) loadsOf(pixelId).told += 1;
    if (isArray(self)) {
      const heard = expected.get(self) ?? [];
      append(heard, method);
      expected.set(self, heard);
    }
    soon(look);
  });

  // ---- Looking

  let watched = null;
  let root = null;
  let lastSummary = "";
  let lastState = "";
  let touched = false; // the visitor has pressed a button or a key in this document

  const listenTo = (object, names) => {
    if (debug === null || !isObject(object)) return;
    muted = true;
    try {
      arm(debug, object, names);
    } finally {
      muted = false;
    }
  };
  // The running SDK's instances are objects of its own, and asking for one changes nothing; asking the base
  // code's stub would.
  const listenToInstance = (object, id, names) => {
    listenTo(object._i[id], names);
    const load = loadsOf(id);
    if (debug === null || object._mounted !== true) return;
    let instance;
    muted = true;
    try {
      const maker = methodAt(object, "instance")?.key;
      if (maker === load.askedOf) return;
      load.askedOf = maker;
      instance = object.instance(id);
    } finally {
      muted = false;
    }
    if (!isObject(instance) || instance === object) return;
    instanceIds.set(instance, id);
    listenTo(instance, names);
  };

  const lookAt = (object, site) => {
    const ids = idsOf(object);
    for (let i = 0; i < ids.length; i += 1) {
      const load = loadsOf(ids[i]);
      const array = object._i[ids[i]];
      if (load.array !== array && object._mounted !== true) load.replaced += 1;
      load.array = array;
      tellLoads(object, ids[i], site);
    }
    tellQueue(object, null, site);
    for (let i = 0; i < ids.length; i += 1) tellQueue(object._i[ids[i]], ids[i], site);
    const names = namesOf(object);
    listenTo(object, names);
    for (let i = 0; i < ids.length; i += 1) listenToInstance(object, ids[i], names);
    return `${ids.length} ${object._mounted === true} ${object.initialize === true} ${object.length}`;
  };

  const look = safely((ran) => {
    if (document !== watched) {
      // Also where a document took the place of a window's first, empty one: in a window that was touched
      // before, listeners are gone and no init script runs again, but `performance` stays what it was.
      if (watched !== null) documentId = `${random()}`;
      watched = document;
      touched = false;
      firstUrl = document.URL;
      observer.observe(document, { childList: true, subtree: true });
      attach();
    }
    if (document.documentElement !== root) {
      root = document.documentElement;
      attach(); // `document.open()` takes the listeners away
    }
    const script = ran ?? document.currentScript;
    const site = { script: script ? script.src || document.URL : "", line: null };
    const object = globalObject();
    if (!isObject(object)) return;
    const summary = `${debug !== null} ${lookAt(object, site)}`;
    if (summary === lastSummary) return;
    lastSummary = summary;
    tellState();
  });

  const tellState = safely((always) => {
    const state = parts.state();
    delete state.at; // told beside it, by a clock that the page cannot turn
    state.listening = debug !== null;
    state.touched = touched;
    const text = toJson(state);
    if (always !== true && (text === lastState || (state.object_name === "" && lastState === ""))) return;
    lastState = text;
    say({ kind: "state", at: seconds(), state });
  });

  const onMutation = safely((records) => {
    for (let i = 0; i < records.length; i += 1) {
      const added = records[i].addedNodes;
      // A script may be gone from the document again by now.
      for (let j = 0; j < added.length; j += 1) if (added[j].nodeName === "SCRIPT") noticeScript(added[j]);
    }
    look();
  });
  const onEvent = safely((event) => {
    const { target, type } = event;
    if (type === "pageshow" && event.persisted) {
      debug = null; // DevTools left the page, and the breakpoints went
      restores += 1;
      tellState(true);
    }
    const script = isObject(target) && target.nodeName === "SCRIPT" ? target : undefined;
    look(script);
    if (type !== "load" || target === document) tellState();
  });
  // Of a press the page's own scripts may make as many as they like; they are not trusted.
  const onPress = safely((event) => {
    touched ||= event.isTrusted === true;
  });
  const attach = () => {
    listen(window, "pointerdown", onPress, true);
    listen(window, "keydown", onPress, true);
    listen(document, "load", onEvent, true); // of external scripts, right after they have run
    listen(window, "DOMContentLoaded", onEvent, true);
    listen(window, "load", onEvent);
    listen(window, "pagehide", onEvent, true);
    listen(window, "pageshow", onEvent, true);
  };

  // ---- One probe for each window

  const observer = new Observer(onMutation);
  const onArm = safely((event) => {
    if (debug === null) forget();
    debug ??= detailOf(event);
    look();
  });
  const onAsk = safely((event) => {
    detailOf(event).present = true;
    look();
  });

  const question = { present: false };
  dispatch(bus, new EventMaker(channel.ask, { detail: question }));
  if (question.present) return;
  listen(bus, channel.call, onCall);
  listen(bus, channel.arm, onArm);
  listen(bus, channel.ask, onAsk);
  const scripts = document.getElementsByTagName("script");
  for (let i = 0; i < scripts.length; i += 1) noticeScript(scripts[i]);
  look();
  dispatch(bus, new EventMaker(channel.want));
}
