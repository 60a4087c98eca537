// The page reads without this: it adds a filter, opens what a link points into, and prints what is folded.
"use strict";

const openTo = (hash) => {
  const target = hash.length > 1 && document.getElementById(hash.slice(1));
  for (let node = target; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) node.open = true;
  }
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", () => openTo(location.hash));
if (location.hash) openTo(location.hash);

const field = document.getElementById("filter");
if (field) {
  const events = [...document.querySelectorAll(".event")];
  const texts = events.map((event) => (event.parentElement.firstElementChild.textContent + event.textContent).toLowerCase());
  const said = field.parentElement.querySelector("output");
  field.parentElement.hidden = false;
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    events.forEach((event, number) => {
      event.hidden = !texts[number].includes(wanted);
      shown += event.hidden ? 0 : 1;
    });
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector(".event:not([hidden])");
    }
    said.textContent = wanted ? `${shown} of ${events.length}` : "";
  });
}

addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll(".evidence, .passed")) folded.open = true;
});
