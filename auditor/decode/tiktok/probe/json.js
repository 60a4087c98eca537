// A function expression: makes the serialiser that the probe speaks with.
//
// JSON of whatever a page hands to `ttq`, without running the page's code: no getter, `toJSON` or
// iterator is called, and what JSON cannot say is marked in brackets ("[function]", "[circular]",
// "[getter]", "[NaN]", "[bigint 7]", "[undefined]" in lists, "[HTMLDivElement]", "[cut]" where a limit
// was met). Undefined members of objects are left out, as JSON does. All built-ins are taken before the
// page can replace them.
() => {
  "use strict";
  const MAX_DEPTH = 8;
  const MAX_MEMBERS = 1000;
  const MAX_STRING = 8192;

  const { getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
  const { isArray } = Array;
  const { stringify } = JSON;
  const { isFinite } = Number;
  const toText = String;
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const slice = uncurry(String.prototype.slice);
  const wellFormed = uncurry(String.prototype.toWellFormed);
  const isoDate = uncurry(Date.prototype.toISOString);
  const nodeType = uncurry(getOwnPropertyDescriptor(Node.prototype, "nodeType").get);

  // `stringify` looks for a toJSON on objects only, so a page's String.prototype.toJSON is never asked.
  const text = (value) =>
    stringify(wellFormed(value.length > MAX_STRING ? slice(value, 0, MAX_STRING) + "[cut]" : value));

  // A built-in's name is read by descriptors, since `value.constructor.name` may be the page's getter.
  const className = (value) => {
    for (let at = getPrototypeOf(value), steps = 0; at && steps < 4; at = getPrototypeOf(at), steps += 1) {
      const maker = getOwnPropertyDescriptor(at, "constructor");
      const name = maker && typeof maker.value === "function" && getOwnPropertyDescriptor(maker.value, "name");
      if (name && typeof name.value === "string" && name.value) return name.value;
    }
    return "Object";
  };

  const special = (value) => {
    try {
      return text(isoDate(value));
    } catch {
      // No date, or an invalid one.
    }
    try {
      nodeType(value);
      return text(`[${className(value)}]`);
    } catch {
      return undefined;
    }
  };

  const plainTag = (value) => {
    const name = className(value);
    return name === "Map" || name === "Set" || name === "WeakMap" || name === "Promise" || name === "Window"
      ? text(`[${name}]`)
      : undefined;
  };

  return (value) => {
    let members = 0;
    const path = [];

    const write = (value, depth) => {
      switch (typeof value) {
        case "string":
          return text(value);
        case "boolean":
          return value ? "true" : "false";
        case "number":
          return isFinite(value) ? toText(value) : text(`[${toText(value)}]`);
        case "undefined":
          return '"[undefined]"';
        case "bigint":
          return text(`[bigint ${toText(value)}]`);
        case "symbol":
        case "function":
          return `"[${typeof value}]"`;
        default:
          return value === null ? "null" : writeObject(value, depth);
      }
    };

    const writeObject = (value, depth) => {
      for (let i = 0; i < depth; i += 1) if (path[i] === value) return '"[circular]"';
      if (depth >= MAX_DEPTH) return '"[cut]"';
      try {
        const known = special(value) ?? plainTag(value);
        if (known !== undefined) return known;
        path[depth] = value;
        return isArray(value) ? writeList(value, depth) : writeMembers(value, depth);
      } catch {
        // A proxy whose trap throws, a revoked proxy.
        return '"[unreadable]"';
      }
    };

    const writeMember = (value, key, depth) => {
      const member = getOwnPropertyDescriptor(value, key);
      if (!member) return '"[undefined]"';
      return "value" in member ? write(member.value, depth + 1) : '"[getter]"';
    };

    const writeList = (list, depth) => {
      let out = "";
      for (let i = 0; i < list.length; i += 1) {
        const comma = i ? "," : "";
        members += 1;
        if (members > MAX_MEMBERS) return `[${out}${comma}"[cut]"]`;
        out += comma + writeMember(list, i, depth);
      }
      return `[${out}]`;
    };

    const writeMembers = (object, depth) => {
      let out = "";
      const names = keys(object);
      for (let i = 0; i < names.length; i += 1) {
        const comma = out ? "," : "";
        members += 1;
        if (members > MAX_MEMBERS) return `{${out}${comma}"[cut]":true}`;
        const member = writeMember(object, names[i], depth);
        if (member !== '"[undefined]"') out += `${comma}${text(names[i])}:${member}`;
      }
      return `{${out}}`;
    };

    return write(value, 0);
  };
}
