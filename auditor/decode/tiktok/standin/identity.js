// `ttq.identify`: what of it is sent, and what the SDK says of each input (recorded, May 2026).
const HASHED = /^[0-9a-f]{64}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NOTHING = /^(undefined|null|)$/;

const MISSING_LABELS = Object.fromEntries(
  [
    'raw_email',
    'raw_auto_email',
    'raw_phone',
    'raw_auto_phone',
    'hashed_email',
    'hashed_phone',
    'raw_eb_email',
    'raw_eb_phone',
    'hashed_eb_email',
    'hashed_eb_phone',
  ].map((name) => [name, { label: 'missing' }])
);

const newIdentity = () => ({ fields: {}, inputs: null, labels: {}, rejected: {} });

/** Adds what a later call told; what it left empty stays as it was. */
const mergeIdentity = (identity, told) => {
  ['fields', 'labels', 'rejected'].forEach((part) => Object.assign(identity[part], told[part]));
  const news = Object.entries(told.inputs || {});
  const kept = identity.inputs || told.inputs;
  const given = news.filter(([, input]) => input[0] !== 'empty_value');
  identity.inputs = kept && { ...kept, ...Object.fromEntries(given) };
  return identity;
};

const hashOnce = (text) => (HASHED.test(text) ? text : sha256(text));

const readEmail = (raw) => {
  const trimmed = raw.trim();
  if (HASHED.test(trimmed)) return { value: trimmed, input: ['hashed'], hashed: { label: 'valid' } };
  const value = sha256(trimmed.toLowerCase());
  if (NOTHING.test(trimmed)) {
    return { value, input: ['unknown_invalid'], raw: { label: 'invalid', abnormal_types: ['empty'] } };
  }
  const wrong = [];
  if (/\s/.test(raw)) wrong.push('whitespace');
  if (!EMAIL.test(raw)) wrong.push('is_not_valid_email');
  if (raw !== raw.toLowerCase()) wrong.push('letter_case');
  const input = EMAIL.test(trimmed) ? ['plain_email', 'plain_mdn_email'] : ['unknown_invalid'];
  if (!wrong.length) return { value, input, raw: { label: 'valid' } };
  // Of several blanks the suggestion cuts the first alone.
  const suggestion = sha256(raw.replace(/\s/, '').toLowerCase());
  return { value, input, raw: { label: 'invalid', abnormal_types: wrong, suggested_values: [suggestion] } };
};

const readPhone = (raw) => {
  const trimmed = raw.trim();
  if (HASHED.test(trimmed)) return { value: trimmed, input: ['hashed'], hashed: { label: 'valid' } };
  const digits = trimmed.replace(/\D/g, '');
  const plausible = digits.length >= 8 && digits.length <= 15;
  const national = trimmed.startsWith('+86') ? digits.slice(2) : null; // China is hashed without its prefix
  const value = sha256(national || (trimmed.startsWith('+') && plausible ? `+${digits}` : digits));
  if (plausible) return { value, input: ['plain_phone'], raw: { label: 'valid', suggested_values: [value] } };
  const wrong = ['invalid_country', 'invalid_country_after_inject_plus', 'too_short_after_inject_country'];
  return { value, input: ['unknown_invalid'], raw: { label: 'invalid', abnormal_types: wrong } };
};

const readHashed = (raw) => {
  const trimmed = raw.trim();
  if (HASHED.test(trimmed)) return { value: trimmed, input: ['hashed'], hashed: { label: 'valid' } };
  return { value: trimmed, input: ['unknown_invalid'], hashed: { label: 'invalid' } };
};

const readZip = (raw, country) => {
  const trimmed = raw.trim();
  if (HASHED.test(trimmed)) return { value: trimmed, input: ['zip_code_is_hashed'] };
  const american = /^\d{5}(-\d{4})?$/.test(trimmed) && (!country || /^us$/i.test(country));
  return {
    value: sha256(american ? trimmed.slice(0, 5) : trimmed),
    input: american ? ['zip_code_is_not_hashed', 'zip_code_is_us'] : ['zip_code_is_not_hashed'],
  };
};

/** What one call of `identify` makes of its argument. */
const identityFrom = (given) => {
  const text = (name) => (given[name] == null || given[name] === '' ? '' : String(given[name]));
  const nothing = { input: ['empty_value'] };
  const read = (name, reader) => (text(name) ? reader(text(name), text('country')) : nothing);
  const email = read('email', readEmail);
  const hashedEmail = read('sha256_email', readHashed);
  const phone = read('phone_number', readPhone);
  const hashedPhone = read('sha256_phone_number', readHashed);
  const zip = read('zip_code', readZip);

  const fields = {
    email: email.value || hashedEmail.value,
    phone_number: phone.value || hashedPhone.value,
    external_id: text('external_id'),
    first_name: text('first_name') && hashOnce(text('first_name')),
    last_name: text('last_name') && hashOnce(text('last_name')),
    city: text('city'),
    state: text('state'),
    country: text('country'),
    zip_code: zip.value,
  };
  const labels = {
    raw_email: email.raw,
    raw_phone: phone.raw,
    hashed_email: email.hashed || hashedEmail.hashed,
    hashed_phone: phone.hashed || hashedPhone.hashed,
  };
  const unusable = (...read) => read.some(({ input }) => input.includes('unknown_invalid'));
  const present = (all) => Object.fromEntries(Object.entries(all).filter((entry) => entry[1]));
  return {
    fields: present(fields),
    inputs: {
      email_is_hashed: email.input,
      sha256_email: hashedEmail.input,
      phone_is_hashed: phone.input,
      sha256_phone: hashedPhone.input,
      zip_code: zip.input,
    },
    labels: present(labels),
    rejected: {
      ...(fields.email ? { email: unusable(email, hashedEmail) } : {}),
      ...(fields.phone_number ? { phone: unusable(phone, hashedPhone) } : {}),
    },
  };
};
