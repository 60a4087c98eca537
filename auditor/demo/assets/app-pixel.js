// An app's pixel in a worker, where there is no page for TikTok's script to run in: it sends its events itself.
(function (pixel) {
  "use strict";

  let page = "";
  const ttq = {
    page: () => ttq.track("Pageview", {}, {}),
    identify: () => {},
    track: (event, properties, options) =>
      fetch("https://analytics.tiktok.com/api/v2/shopify_pixel", {
        method: "POST",
        mode: "no-cors",
        keepalive: true,
        body: JSON.stringify({
          event,
          event_id: options.event_id || "",
          timestamp: new Date().toISOString(),
          context: {
            page: { url: page, referrer: "" },
            pixel: { code: pixel, runtime: "4" },
            library: { name: "pixel.js", version: "demo" },
          },
          partner: "Shopify",
          properties,
        }),
      }),
  };

  self.onmessage = ({ data }) => {
    const first = !page;
    page = data.page;
    if (first) ttq.page();
    new Function("ttq", "item", data.code)(ttq, data.item);
  };
})("PIXEL_ID");
