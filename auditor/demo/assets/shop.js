// The demo shop's own script: cart without a reload, variants, the consent banner, drawers.
(function (shop) {
  "use strict";

  const byId = (id) => document.getElementById(id);

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-add]");
    if (!form || !shop.scriptedCart) return;
    event.preventDefault();
    add(form);
  });

  async function add(form) {
    const error = form.querySelector(".form-error");
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    try {
      const response = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.error);
      byId("cart-count").textContent = answer.count;
      byId("cart-drawer-text").textContent = answer.text;
      byId("cart-drawer").hidden = false;
      if (error) error.hidden = true;
      const hook = form.dataset.add === "quick" ? shop.quickAdded : shop.addedToCart;
      if (hook) hook(answer.item);
    } catch (failure) {
      if (!error) throw failure;
      error.textContent = failure.message;
      error.hidden = false;
    } finally {
      button.disabled = false;
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.name !== "variant") return;
    const chosen = event.target.selectedOptions ? event.target.selectedOptions[0] : event.target;
    if (!chosen.dataset.sku) return;
    byId("price").textContent = chosen.dataset.price;
    byId("sku").textContent = chosen.dataset.sku;
    if (shop.variantInAddress) history.replaceState(null, "", "?variant=" + encodeURIComponent(chosen.dataset.sku));
  });

  document.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close]");
    if (close) close.closest("[role=dialog]").hidden = true;
    const answer = event.target.closest("button[data-consent]");
    if (answer) answerConsent(answer.dataset.consent);
    if (event.target.id === "open-checkout") {
      byId("checkout-drawer").hidden = false;
      if (shop.checkoutAddress) history.pushState(null, "", shop.checkoutAddress);
      if (shop.checkoutOpened) shop.checkoutOpened();
    }
  });

  function answerConsent(answer) {
    document.cookie = "shop_consent=" + answer + "; path=/; max-age=15552000; samesite=lax";
    byId("consent").remove();
    shop.consent = answer;
    if (shop.held && window.ttq) answer === "accepted" ? ttq.grantConsent() : ttq.revokeConsent();
    if (shop.startsWith.includes(answer)) startWaiting();
  }

  // What waits for consent is run in the order in which it stands, each after the one before, as consent tools do.
  async function startWaiting() {
    for (const waiting of document.querySelectorAll('script[type="text/plain"]')) {
      const script = document.createElement("script");
      const address = waiting.getAttribute("src");
      const ran = address && new Promise((done) => (script.onload = script.onerror = done));
      if (address) script.src = address;
      else script.textContent = waiting.textContent;
      waiting.replaceWith(script);
      await ran;
    }
  }
})(window.shop);
