/** What lies over the page in the middle of the screen: a dialog, or what is fixed and large; null where nothing does. */
() => {
  const at = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  for (let node = at; node && node !== document.body; node = node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null)) {
    const style = getComputedStyle(node);
    const modal = node.matches("dialog[open], [aria-modal=true], [role=dialog], [role=alertdialog]");
    const box = node.getBoundingClientRect();
    if (modal || (style.position === "fixed" && box.width * box.height > innerWidth * innerHeight * 0.15)) return node;
  }
  return null;
}
