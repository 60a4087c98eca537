// A shop system's manager of apps' pixels: each runs in a sandbox of its own, and is told what happens in the shop.
(function (told, kind, address) {
  "use strict";

  const sandbox = kind === "worker" ? worker() : frame();
  const tell = (event) => sandbox.then((send) => send({ page: location.href, ...event }));
  told.push = tell;
  told.splice(0).forEach(tell);

  async function worker() {
    const started = new Worker(address);
    return (event) => started.postMessage(event);
  }

  function frame() {
    const made = document.createElement("iframe");
    made.name = "web-pixel-sandbox-CUSTOM-shopify-custom-pixel-1-LAX";
    made.setAttribute("sandbox", "allow-scripts allow-forms");
    made.hidden = true;
    made.src = address;
    const loaded = new Promise((done) => (made.onload = done));
    document.documentElement.appendChild(made);
    return loaded.then(() => (event) => made.contentWindow.postMessage(event, "*"));
  }
})(window.told = window.told || [], "KIND", "ADDRESS");
