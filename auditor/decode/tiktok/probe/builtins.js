// A function expression: the built-ins that the probe works with, taken before a page can replace them,
// and what is made of them alone.
() => {
  "use strict";
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
  const { isArray } = Array;
  const { now } = Date;

  const mapHas = uncurry(WeakMap.prototype.has);
  const mapGet = uncurry(WeakMap.prototype.get);
  const mapSet = uncurry(WeakMap.prototype.set);
  const weakMap = () => {
    const map = new WeakMap();
    return {
      has: (key) => mapHas(map, key),
      get: (key) => mapGet(map, key),
      set: (key, value) => mapSet(map, key, value),
    };
  };

  const indexIn = (list, value) => {
    for (let i = 0; i < list.length; i += 1) if (list[i] === value) return i;
    return -1;
  };

  return {
    uncurry,
    defineProperty,
    getOwnPropertyDescriptor,
    getOwnPropertyNames,
    getPrototypeOf,
    isArray,
    weakMap,
    indexIn,
    includes: (list, value) => indexIn(list, value) >= 0,
    isObject: (value) => (typeof value === "object" && value !== null) || typeof value === "function",
    seconds: () => now() / 1000,
    random: Math.random,
    ErrorMaker: Error,
    EventMaker: CustomEvent,
    Observer: MutationObserver,
    bus: performance,
    soon: queueMicrotask,
    write: console.debug.bind(console),
    functionText: uncurry(Function.prototype.toString),
    find: uncurry(RegExp.prototype.exec),
    listen: uncurry(EventTarget.prototype.addEventListener),
    dispatch: uncurry(EventTarget.prototype.dispatchEvent),
    detailOf: uncurry(getOwnPropertyDescriptor(CustomEvent.prototype, "detail").get),
    append: uncurry(Array.prototype.push),
    removeAt: uncurry(Array.prototype.splice),
    joined: uncurry(Array.prototype.join),
  };
}
