// A function expression: breakpoints that never stop. (builtins, eventName) => { arm, forget, methodAt, read }
//
// `debug(fn, condition)` of the browser's console evaluates the condition inside the called function, as
// the first thing it does; ours tells of the call by an event and does not hold. The function itself stays
// what it is: nothing is wrapped.
//
// V8 breaks on a function's code, not on one closure of it, and the base code and pixel.js 2.2.1 (May 2026)
// make all their methods from one piece of code. Which one was called is read from the closure's variables:
// one of them holds the method's name, or the function that the method stands before.
(builtins, eventName) => {
  "use strict";
  const { ErrorMaker, append, defineProperty, find, functionText, getOwnPropertyDescriptor, getPrototypeOf } = builtins;
  const { includes, isArray, isObject, joined, weakMap } = builtins;

  const RESERVED = [
    "arguments", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default",
    "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if",
    "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected",
    "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while",
    "with", "yield",
  ];
  const IDENTIFIER = /[A-Za-z_$][\w$]*/g;
  const MAX_SOURCE = 4000; // characters of a function that may be one of many closures of its code
  const MAX_NAMES = 60;
  const FRAMES = 30;

  const points = []; // by the number that the condition carries: { method, source, names }
  let armed = weakMap();
  const methodNames = weakMap(); // function -> the method that it is or was

  // Where a method stands, as a key that stays the same, and the function that a call would reach. pixel.js
  // 2.2.1 freezes its methods behind getters that make them anew at each look: there the getter is the key.
  const methodAt = (object, name) => {
    for (let at = object, steps = 0; at && steps < 6; at = getPrototypeOf(at), steps += 1) {
      const property = getOwnPropertyDescriptor(at, name);
      if (!property) continue;
      const fn = property.get ? object[name] : property.value;
      return typeof fn === "function" ? { key: property.get ?? fn, fn } : null;
    }
    return null;
  };

  // An arrow function has no `arguments`: what its parameters are called; null where it is none.
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
  // Not the parameters: they hold what the page passed, "page" perhaps.
  const closureNames = (source) => {
    if (source.length > MAX_SOURCE) return [];
    const head = find(/^[^(]*\(([^)]*)\)|^(?:async\s+)?([^\s=(]+)\s*=>/, source);
    return identifiers(source, identifiers(head ? (head[1] ?? head[2]) : "", []));
  };

  // The condition before and after the breakpoint's number. Each variable is read by a function of its own,
  // since not each word of the source is one.
  const conditionOf = (source, shared) => {
    const parameters = arrowParameters(source);
    const self = parameters === null ? "this" : "undefined";
    const args = parameters === null ? "arguments" : `[${parameters}]`;
    const names = shared ? closureNames(source) : [];
    const readers = [];
    for (let i = 0; i < names.length; i += 1) append(readers, `()=>${names[i]}`);
    return [
      `(()=>{try{performance.dispatchEvent(new CustomEvent("${eventName}",{detail:[`,
      `,${self},${args},[${joined(readers, ",")}]]}))}catch{}return false})()`,
    ];
  };

  // Set a breakpoint in each method of an object that has none yet.
  const arm = (debug, object, names) => {
    const found = [];
    const uses = { __proto__: null };
    for (let i = 0; i < names.length; i += 1) {
      const at = methodAt(object, names[i]);
      if (!at || armed.has(at.key)) continue;
      methodNames.set(at.fn, names[i]);
      const source = functionText(at.fn);
      uses[source] = (uses[source] ?? 0) + 1;
      append(found, { at, method: names[i], source });
    }
    const conditions = { __proto__: null };
    for (let i = 0; i < found.length; i += 1) {
      const { at, method, source } = found[i];
      if (armed.has(at.key)) continue; // two methods that are one function
      armed.set(at.key, true);
      const shared = uses[source] > 1;
      const condition = (conditions[source] ??= conditionOf(source, shared));
      append(points, { method: shared ? "" : method, source, names });
      debug(at.fn, condition[0] + (points.length - 1) + condition[1]);
    }
  };

  const forget = () => {
    armed = weakMap();
  };

  // The scripts of the called function and of its caller. V8's own call sites are asked, for a moment, in
  // place of the page's `Error.prepareStackTrace`; the called function's frame follows the condition's.
  const callSite = () => {
    const was = getOwnPropertyDescriptor(ErrorMaker, "prepareStackTrace");
    const limit = getOwnPropertyDescriptor(ErrorMaker, "stackTraceLimit");
    let frames = [];
    try {
      defineProperty(ErrorMaker, "stackTraceLimit", { value: FRAMES, configurable: true, writable: true, enumerable: true });
      defineProperty(ErrorMaker, "prepareStackTrace", { value: (_, sites) => sites, configurable: true, writable: true });
      const { stack } = new ErrorMaker();
      if (isArray(stack)) frames = stack;
    } catch {
      // `Error` is frozen.
    } finally {
      restore("prepareStackTrace", was);
      restore("stackTraceLimit", limit);
    }
    let at = 0;
    while (at < frames.length && !frames[at].isEval()) at += 1;
    while (at < frames.length && frames[at].isEval()) at += 1;
    const site = { called: "", method: "", script: "", line: null };
    if (at < frames.length) {
      site.called = frames[at].getScriptNameOrSourceURL();
      site.method = frames[at].getMethodName();
    }
    // A tag manager's own tag is a script without an address: the next one out, which put it there, has one.
    for (at += 1; at < frames.length && !site.script; at += 1) {
      site.script = frames[at].getScriptNameOrSourceURL() ?? "";
      site.line = site.script ? frames[at].getLineNumber() : null;
    }
    return site;
  };
  const restore = (name, was) => {
    const is = getOwnPropertyDescriptor(ErrorMaker, name);
    if (is && !is.configurable) return;
    if (was) defineProperty(ErrorMaker, name, was);
    else delete ErrorMaker[name];
  };

  const valueOf = (reader) => {
    try {
      return reader();
    } catch {
      return undefined; // a word of the source that is no variable of this scope
    }
  };
  const nameIn = (readers, names) => {
    let name = "";
    for (let i = 0; i < readers.length; i += 1) {
      const value = valueOf(readers[i]);
      if (typeof value === "string" && includes(names, value)) return value;
      if (typeof value !== "function" || name) continue;
      const meant = methodNames.get(value) ?? getOwnPropertyDescriptor(value, "name")?.value;
      if (includes(names, meant)) name = meant;
    }
    return name;
  };

  // What a condition told: { method ("" where it cannot be told), self, args, site: { called, script, line } }.
  // `outer` is false where another function of the same name now stands before this one, and called it.
  const read = (detail) => {
    const { 0: index, 1: self, 2: values, 3: readers } = detail;
    const point = points[index];
    const site = callSite();
    let method = point.method || nameIn(readers, point.names);
    if (!method && includes(point.names, site.method)) method = site.method;
    const args = [];
    for (let i = 0; i < values.length; i += 1) append(args, values[i]);
    const at = method && isObject(self) ? methodAt(self, method) : null;
    return { method, self, args, site, outer: !at || functionText(at.fn) === point.source };
  };

  return { arm, forget, methodAt, read };
}
