// Cookies and session storage as the SDK keeps them (recorded, May 2026). Either may be refused, as in a
// sandboxed frame: then cookies are not kept, and the storage lasts as long as the page.
const YEAR_AND_MORE = 390 * 24 * 60 * 60; // seconds
const DAY = 24 * 60 * 60;
const SESSION_GAP = 30 * 60 * 1000; // milliseconds without an event that end a session

const orElse = (fallback, action) => {
  try {
    return action();
  } catch (refused) {
    return fallback;
  }
};

const readCookie = (name) =>
  orElse('', () => {
    const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
    return found ? found.slice(name.length + 1) : '';
  });

// On the widest domain that takes it: the registrable one, or the host where that is an address.
const writeCookie = (name, value, seconds) =>
  orElse(undefined, () => {
    const labels = location.hostname.split('.');
    const domains = labels.map((_, i) => labels.slice(-1 - i).join('.')).slice(1);
    for (const domain of domains.concat('')) {
      const where = domain ? `; domain=.${domain}` : '';
      document.cookie = `${name}=${value}; path=/; max-age=${seconds}${where}`;
      if (seconds <= 0 ? !readCookie(name) : readCookie(name) === value) return;
    }
  });

const forPage = {};
const stored = (key) => orElse(forPage[key], () => JSON.parse(sessionStorage.getItem(key)));
const store = (key, value) => {
  forPage[key] = value;
  orElse(undefined, () => sessionStorage.setItem(key, JSON.stringify(value)));
};

const letters = (alphabet, count) => {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(count)));
  return bytes.map((byte) => alphabet[byte % alphabet.length]).join('');
};
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VISITOR_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomText = (count) => letters(LETTERS, count);
const randomDigits = (count) => letters('123456789', 1) + letters('0123456789', count - 1);
const uuid = () => [8, 4, 4, 4, 12].map((count) => letters('0123456789abcdef', count)).join('-');

const platform = () => {
  if (/android/i.test(navigator.userAgent)) return 'android';
  return /iphone|ipad|ipod/i.test(navigator.userAgent) ? 'ios' : 'pc';
};

/** Switches the first-party cookie on or off; without an argument keeps what was chosen, on by default. */
const allowCookie = (choice) => {
  const on = choice === undefined ? readCookie('_tt_enable_cookie') !== '0' : choice;
  writeCookie('_tt_enable_cookie', on ? '1' : '0', YEAR_AND_MORE);
  if (!on) writeCookie('_ttp', '', 0);
  else if (!readCookie('_ttp')) writeCookie('_ttp', `${letters(VISITOR_LETTERS, 26)}_.tt.1`, YEAR_AND_MORE);
  store('tt_appInfo', { platform: platform() });
  store('tt_pixel_session_index', { index: 0, main: 0 });
};
const visitorId = () => readCookie('_ttp');

const rememberClick = () => {
  const given = new URLSearchParams(location.search).get('ttclid');
  if (!given) return;
  writeCookie('ttclid', given, DAY);
  store('tt_adInfo', { callback: given });
};
const clickId = () => (stored('tt_adInfo') || {}).callback || readCookie('ttclid') || '';

const tabSession = (server) => {
  const known = stored('tt_sessionId');
  if (typeof known === 'string') return known;
  tabSession.made = tabSession.made || `${server}::${randomText(20)}`;
  store('tt_sessionId', tabSession.made);
  return tabSession.made;
};

// `ttcsid…` = <start>::<random>.<sessions so far>.<last event>.<…>
const readSession = (cookie) => {
  const found = /^(\d+::[\w-]+)\.(\d+)\.(\d+)\./.exec(readCookie(cookie));
  const now = Date.now();
  const count = found ? Number(found[2]) : 0;
  if (found && now - Number(found[3]) < SESSION_GAP) return { cookie, id: found[1], count, fresh: false };
  return { cookie, id: `${now}::${randomText(20)}`, count: count + 1, fresh: true };
};
const keepSession = (session, tail) =>
  writeCookie(session.cookie, `${session.id}.${session.count}.${Date.now()}.${tail}`, YEAR_AND_MORE);

const siteSession = () => {
  siteSession.made = siteSession.made || readSession('ttcsid');
  return siteSession.made;
};
const sessionOf = (pixelId) => {
  const session = readSession(`ttcsid_${pixelId}`);
  session.landing = session.fresh;
  touchSession(session);
  return session;
};
const touchSession = (session) => {
  keepSession(siteSession(), '0::1.0.0::0.0.0.0::0.0.0');
  keepSession(session, '0');
};

// While consent is on hold, beacons wait here, whole, so that they keep their own times.
const hold = (text) => store('tt_hold_events', (stored('tt_hold_events') || []).concat(text));
const releaseHeld = () => {
  const held = stored('tt_hold_events') || [];
  delete forPage.tt_hold_events;
  orElse(undefined, () => sessionStorage.removeItem('tt_hold_events'));
  return held;
};

const base64url = (text) => {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
  return btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};

// The shop's own script goes on, whatever befalls the pixel. A function of its own kind, not an arrow: who
// listens can tell by `this` which instance was addressed.
const guarded = (action) =>
  function (...given) {
    try {
      return action(...given);
    } catch (error) {
      console.error('The stand-in for the TikTok pixel failed:', error);
      return undefined;
    }
  };
