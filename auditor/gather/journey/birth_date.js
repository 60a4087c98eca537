/**
 * The fields of an age gate that ask when one was born, within an element.
 * Returns { fields, elements } side by side: `part` is "year", "month", "day" or "date"; `index` the option to choose.
 */
(root, { year, month, day }) => {
  const NAMED = {
    year: /year|jahr|ann[ée]e|a[ñn]o|anno|jaar|\b[åa]r\b|\brok\b|\bano\b|yyyy|jjjj|aaaa|rrrr|年/i,
    month: /month|monat|mois|\bmes\b|mese|m[åa]nad|maand|m[åa]ned|miesi|\bmm\b|月/i,
    day: /\bday|tag\b|jour|d[ií]a\b|giorno|\bdag\b|dzie|\bdd\b|\btt\b|\bjj\b|日/i,
    date: /birth|geburt|naissance|nacimiento|nascita|geboorte|f[öo]delse|f[øo]dsel|urodz|nascimento|date|dob|生年月日/i,
  };
  const wanted = { year, month, day };
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const namesOf = (field) =>
    [field.name, field.id, field.placeholder, field.getAttribute("aria-label"), field.labels && field.labels[0] && field.labels[0].innerText, field.localName === "select" && field.options[0] && field.options[0].text].filter(Boolean).join(" ");
  const numbers = (list) => [...list.options].map((option) => Number(option.text.trim()) || Number(option.value) || 0);
  const partOf = (field) => {
    if (field.type === "date") return "date";
    if (field.localName === "select") {
      const found = numbers(field);
      if (found.some((number) => number > 1900 && number < 2100)) return "year";
      if (found.includes(31)) return "day";
      if (field.options.length >= 12 && field.options.length <= 13) return "month";
    }
    return Object.keys(NAMED).find((part) => NAMED[part].test(namesOf(field))) || "";
  };
  const indexOf = (list, part) => {
    const exact = numbers(list).indexOf(wanted[part]);
    if (exact >= 0) return exact;
    const named = [...list.options].findIndex((option) => option.value !== "" && !option.disabled);
    return Math.min(named < 0 ? 0 : named + (part === "month" ? wanted.month - 1 : 0), list.options.length - 1);
  };

  const fields = [];
  const elements = [];
  for (const field of root.querySelectorAll("select, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button], [type=email], [type=password])")) {
    if (field.disabled || !visible(field)) continue;
    const part = partOf(field);
    if (!part || (part === "date" && elements.length)) continue;
    elements.push(field);
    fields.push({ part, index: field.localName === "select" ? indexOf(field, part) : null, picker: field.type === "date", format: field.placeholder || "" });
  }
  return { fields, elements };
}
