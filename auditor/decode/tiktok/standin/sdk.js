/*
 * A stand-in for TikTok's pixel SDK, for machines that cannot reach TikTok.
 *
 * It takes over the queue that the base code has filled and sends what TikTok's own pixel.js 2.2.1
 * (May 2026) sends, in its format, so that a shop can be audited without it: names rewritten, Pageview
 * once per address, LandingPageView first in a session, one beacon per event and pixel, hold, grant and
 * revoke, identify hashed, cookies and session storage, the console's complaints. It was written from
 * recorded traffic, not from TikTok's code.
 *
 * Left out: Metadata and Click (`/act`), EngagedSession, EnrichIpv6, automatic matching from form
 * fields, the event builder, telemetry (`/monitor`, `/perf`, `/inter`), `_inspection.ppf` (empty),
 * `/enable_cookie` and `/disable_cookie`, the bridge of TikTok's app, self-hosted endpoints, web
 * workers, `shopify.js`, `tt_test_id`, the verdicts `filter_events` and "Invalid pixel ID" (every id
 * counts as live), and `on`, `once`, `off`, `alias`, `group`, `debug`, which do nothing.
 *
 * Not measured, and therefore a guess: a session ends after 30 minutes without an event; of queued
 * consent calls the last one counts for all that was queued; the `sdk.js` of 2020 sends a Pageview; a
 * phone number needs its `+` to be E.164; the wording of the complaints that no recording holds.
 */

const ENDPOINT = 'https://analytics.tiktok.com/api/v2/pixel';
const VERSION = '2.2.1';
const USUAL_BUILD = '75571417'; // what `_inspection.vids` says of the recorded build
const IMAGE_BUILD = '75804114'; // the build that sends its events as images

// What the SDK makes of a name before it sends it: `standard.py` has the table.
const RENAMED = __RENAMED__;

const CONSENT = ['holdConsent', 'revokeConsent', 'grantConsent'];
const COOKIES = ['enableCookie', 'disableCookie'];
const SILENT = ['debug', 'on', 'off', 'once', 'alias', 'group'];

const createSdk = (ttq) => {
  const pixels = {}; // by id: every pixel that was loaded or addressed
  const user = newIdentity(); // what `ttq.identify` told of the visitor, for all pixels
  const load = { server: uuid(), id: uuid(), random: randomText(5), views: 0 };
  const address = { now: location.href, before: document.referrer };
  let consent = 'granted';

  const pixelOf = (id) => {
    pixels[id] = pixels[id] || { id, arrived: false, lists: [], waiting: [], viewed: null, own: newIdentity() };
    return pixels[id];
  };
  const optionsOf = (pixel) => (ttq._o && ttq._o[pixel.id]) || {};
  const partnerOf = (pixel) => ttq._i[pixel.id]._partner || ttq._partner || optionsOf(pixel).partner;
  const identityOf = (pixel) => mergeIdentity(mergeIdentity(newIdentity(), user), pixel.own);
  const speaks = (pixel) => optionsOf(pixel).diagnostics !== false;
  const addressed = (id) => (id ? [id] : Object.keys(ttq._i)).map(pixelOf);

  const runtime = () => {
    if (window === window.top) return '1';
    if (/^web-pixel-sandbox/.test(window.name)) return '5';
    try {
      return window.top.location.hostname === location.hostname ? '2' : '3';
    } catch (foreign) {
      return '3'; // the top window's address may not be read: another origin
    }
  };

  // One event as it was called, before it is anybody's.
  const record = (event, properties, options) => ({
    event,
    properties,
    options,
    time: new Date(),
    page: {
      url: location.href,
      referrer: address.before,
      load_progress: { loading: '0', interactive: '1' }[document.readyState] || '2',
    },
    view: load.views,
    inspection: {},
  });

  const bodyOf = (pixel, call) => {
    const session = pixel.session;
    const visitor = visitorId();
    const who = identityOf(pixel);
    const options = call.options;
    const limited = options.limited_data_use || optionsOf(pixel).limited_data_use;
    const partner = partnerOf(pixel);
    const first = session.fresh && !call.inspection.trigger_source;
    if (first) session.fresh = false;
    return {
      event: call.event,
      event_id: call.eventId === undefined ? '' : call.eventId,
      message_id: `messageId-${call.time.getTime()}-${randomDigits(13)}-${pixel.id}`,
      is_onsite: false,
      timestamp: call.time.toISOString(),
      context: {
        ad: Object.assign(clickId() ? { callback: clickId() } : {}, { sdk_env: 'external', jsb_status: 2 }),
        device: { platform: platform() },
        user: Object.assign(visitor ? { anonymous_id: visitor } : {}, who.fields),
        pixel: { code: pixel.id, runtime: runtime() },
        page: call.page,
        library: { name: 'pixel.js', version: VERSION },
        session_id: `${tabSession(load.server)}-${pixel.id}`,
        pageview_id: `${load.server}-${load.random}.0.${call.view}::${load.id}-${pixel.id}`,
        variation_id: 'default',
        csid: session.id,
        page_csid: siteSession().id,
        csct: session.count,
        ...(first ? { css: 1 } : {}),
        userAgent: navigator.userAgent,
      },
      _inspection: {
        ...(who.inputs ? { identity_params: who.inputs } : {}),
        ...call.inspection,
        ppf: [],
        vids: String(ttq._vids || USUAL_BUILD),
      },
      properties: call.properties,
      ...(limited ? { limited_data_use: true } : {}),
      ...(partner ? { partner } : {}),
      signal_diagnostic_labels: { ...MISSING_LABELS, ...who.labels },
    };
  };

  const transmit = (text) => {
    const images = String(ttq._vids || '').includes(IMAGE_BUILD);
    if (images || !navigator.sendBeacon || !navigator.sendBeacon(ENDPOINT, text)) {
      new Image().src = `${ENDPOINT}?analytics_message=${base64url(text)}`;
    }
  };

  const deliver = (pixel, call) => {
    if (call.event !== 'Pageview' && speaks(pixel)) complain(call, identityOf(pixel));
    touchSession(pixel.session);
    if (consent === 'revoked') return;
    const text = JSON.stringify(bodyOf(pixel, call));
    if (consent === 'held') hold(text);
    else transmit(text);
  };

  const send = (pixel, call) => {
    if (!pixel.arrived) {
      pixel.waiting.push(call);
      return;
    }
    if (pixel.session.landing) {
      pixel.session.landing = false;
      const landing = record('LandingPageView', {}, {});
      landing.inspection = { trigger_source: 'pixel_self' };
      deliver(pixel, landing);
    }
    deliver(pixel, call);
  };

  const track = (id, name, properties, options) => {
    const given = Object.assign({}, properties);
    const extra = options || {};
    const eventId = [extra.event_id, extra.eventID, given.event_id, given.eventID].find((one) => one != null);
    delete given.event_id;
    delete given.eventID;
    if (typeof given.currency === 'string') given.currency = given.currency.toUpperCase();
    const event = Object.hasOwn(RENAMED, name) ? RENAMED[name] : name == null ? '' : name;
    addressed(id || extra.pixel_code).forEach((pixel) => {
      if (event === 'Pageview') pixel.viewed = location.href;
      send(pixel, Object.assign(record(event, given, extra), { eventId }));
    });
  };

  const page = (id, properties) => {
    noteAddress();
    addressed(id).forEach((pixel) => {
      if (pixel.viewed === location.href) return;
      pixel.viewed = location.href;
      send(pixel, record('Pageview', Object.assign({}, properties), {}));
    });
  };

  const identify = (id, given) => {
    const told = identityFrom(given || {});
    mergeIdentity(id ? pixelOf(id).own : user, told);
    if (told.rejected.email && addressed(id).some(speaks)) say('Incorrect email format');
  };

  // The SDK repeats the identity on its own once what was called with it has gone.
  const enrich = (id) => {
    addressed(id).forEach((pixel) => send(pixel, record('EnrichAM', {}, {})));
  };

  const setConsent = { holdConsent: 'held', revokeConsent: 'revoked', grantConsent: 'granted' };
  const change = (method) => {
    consent = setConsent[method];
    if (consent === 'revoked') releaseHeld();
    if (consent === 'granted') releaseHeld().forEach(transmit);
  };

  const methodsFor = (id) => {
    const methods = {
      page: (properties) => page(id, properties),
      track: (name, properties, options) => track(id, name, properties, options),
      identify: (given) => {
        identify(id, given);
        enrich(id);
      },
      instances: () => Object.keys(ttq._i),
      instance: (other) => instanceOf(other),
      ready: (callback) => callback && callback(ttq),
      enableCookie: () => allowCookie(true),
      disableCookie: () => allowCookie(false),
    };
    CONSENT.forEach((name) => (methods[name] = () => change(name)));
    SILENT.forEach((name) => (methods[name] = () => ttq));
    Object.keys(methods).forEach((name) => (methods[name] = guarded(methods[name])));
    return methods;
  };

  const shared = methodsFor(null);
  const instanceOf = (id) => Object.assign(ttq._i[id] || [], methodsFor(id));

  // Calls that waited for the SDK, in the order in which they take effect: consent first, then who the
  // visitor is, then what happened.
  const settle = (calls) => {
    calls.filter((call) => COOKIES.includes(call[0])).forEach((call) => allowCookie(call[0] === 'enableCookie'));
    const last = calls.filter((call) => CONSENT.includes(call[0])).pop();
    if (last) change(last[0]);
  };
  const identities = (calls, id) => {
    const told = calls.filter((call) => call[0] === 'identify');
    told.forEach((call) => identify(id, call[1]));
    return told.length > 0;
  };
  const replay = (calls, id) =>
    calls.forEach(([method, ...given]) => {
      if (method === 'page') guarded(page)(id, ...given);
      if (method === 'track') guarded(track)(id, ...given);
    });
  const queued = (list) => (Array.isArray(list) ? list.splice(0).filter(Array.isArray) : []);

  const noteAddress = () => {
    if (address.now === location.href) return false;
    address.before = address.now;
    address.now = location.href;
    load.views += 1;
    return true;
  };

  const routeChanged = () => {
    if (!noteAddress()) return;
    addressed(null).forEach((pixel) => {
      const partner = partnerOf(pixel);
      const theirs = partner && !/GoogleTagManager/.test(partner);
      const off = theirs || optionsOf(pixel).historyObserver === false;
      if (off || pixel.viewed === location.href) return;
      pixel.viewed = location.href;
      send(pixel, Object.assign(record('Pageview', {}, {}), { inspection: { tf: 'hc' } }));
    });
  };
  const observeHistory = () => {
    ['pushState', 'replaceState'].forEach((name) => {
      const original = history[name];
      history[name] = function (...given) {
        const result = original.apply(this, given);
        guarded(routeChanged)();
        return result;
      };
    });
    addEventListener('popstate', guarded(routeChanged));
  };

  const introduce = (pixel) => {
    const instance = (ttq._i[pixel.id] = ttq._i[pixel.id] || []);
    instance.info = {
      pixelCode: pixel.id,
      name: 'stand-in',
      status: 0,
      setupMode: 0,
      partner: partnerOf(pixel) || '',
      advertiserID: '',
      is_onsite: false,
      firstPartyCookieEnabled: true,
      loadId: load.id,
    };
    return instance;
  };

  return {
    /** The script for one pixel has run: the first one takes over the queue, each one its own pixel's. */
    arrive: guarded((id) => {
      ttq._i = ttq._i || {};
      const pixel = pixelOf(id);
      const instance = introduce(pixel);
      // A base code that ran again after the SDK had come has put an empty list in the place of ours.
      const returned = pixel.arrived && !pixel.lists.includes(instance);
      pixel.lists.push(instance);
      if (!ttq._mounted) {
        allowCookie();
        rememberClick();
        tabSession(load.server);
        observeHistory();
      } else if (returned && speaks(pixel)) {
        say('Duplicate Pixel ID');
      }
      pixel.session = pixel.session || sessionOf(id);
      pixel.arrived = true;
      const own = queued(instance);
      const all = ttq.track === shared.track ? [] : queued(ttq);
      Object.assign(ttq, shared, { initialize: true, _mounted: true });
      instanceOf(id);

      settle(all);
      settle(own);
      const toldAll = identities(all, null);
      const toldOwn = identities(own, id);
      replay(own, id);
      pixel.waiting.splice(0).forEach((call) => send(pixel, call));
      replay(all, null);
      if (toldAll) enrich(null);
      else if (toldOwn) enrich(id);
    }),
  };
};
