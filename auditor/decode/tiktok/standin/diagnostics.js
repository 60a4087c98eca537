// The console's complaints: titles and, where a recording holds them, the words (May 2026).
const WITH_CONTENT = [
  'Purchase',
  'CompletePayment',
  'InitiateCheckout',
  'AddToCart',
  'PlaceAnOrder',
  'ViewContent',
  'AddToWishlist',
];
const CONTENT_TYPES = ['product', 'product_group', 'destination', 'hotel', 'flight', 'vehicle'];
const CURRENCIES = __CURRENCIES__;
const EVENT_NAME = /^[a-zA-Z\d]([a-zA-Z_\-\d ]{0,}[a-zA-Z_\-\d])?$/;

const HELP = {
  matching: 'https://ads.tiktok.com/marketing_api/docs?id=1739585700402178',
  purchase: 'https://ads.tiktok.com/marketing_api/docs?rid=5ipocbxyw8v&id=1701890972946433',
  names: 'https://ads.tiktok.com/help/article/custom-events?lang=en',
  parameters: 'https://ads.tiktok.com/help/article/standard-events-parameters?redirected=2',
};

const COMPLAINTS = {
  'Missing Event Name': [
    'An event was sent without a name.',
    'Go to your source code and name the event.',
    HELP.names,
  ],
  'Invalid Event Name Format': [
    '1 event name was rejected for not following TikTok format requirements.',
    'Go to your source code and update these event types according to TikTok format requirements.',
    HELP.names,
  ],
  'Event Name Too Long': [
    '1 event type exceeds the 50 character limit.',
    'Go to your source code and make these event names 50 characters or less.',
    HELP.names,
  ],
  "Missing 'content_id' paramter": [
    "The 'content_id' parameter isn't being received. This is required for Video Shopping Ads (VSA).",
    "Include the 'content_id' parameter in your source code. This is required for Video Shopping Ads (VSA).",
    HELP.parameters,
  ],
  'Missing value for content ID': [
    "The 'content_id' parameter is there and empty.",
    "Go to your source code and give 'content_id' a value.",
    HELP.parameters,
  ],
  'Invalid content type': [
    'Content type must be either "product", "product_group", "destination", "hotel", "flight" or "vehicle".',
    "Go to your source code and update the 'content_type' parameter.",
    HELP.parameters,
  ],
  'Invalid value parameter': [
    "The 'value' parameter for one or more of your events is invalid. This is used calculate ROAS for people and the bid for your highest value customers. Parameters must be an integer or in the decimal format (e.g. 9.99). Also, they can't contain currency symbols, special characters, letters, or commas.",
    "Go to your source code and update the 'value' parameter. It can only include numbers greater than or equal to zero (e.g. 9.99). Do not include currency symbols, special characters, letters, or commas.",
    HELP.parameters,
  ],
  'Missing "value" parameter': [
    "The 'value' parameter isn't being received.",
    "Include the 'value' parameter in your source code.",
    HELP.parameters,
  ],
  'Invalid currency code': [
    "The currency code for one or more of your events isn't supported. This can affect the accuracy of reporting for your ROAS.",
    "Go to your source code and update the 'currency' parameters with a supported currency code.",
    HELP.parameters,
  ],
  'Missing "currency" parameter': [
    "The 'currency' parameter isn't being received.",
    "Include the 'currency' parameter in your source code.",
    HELP.parameters,
  ],
  'Missing email and phone number': [
    "Email and phone number info isn't being received. This information is required for Complete Payment events.",
    'Improve your email and phone coverage. This allows you to attribute more conversions and reach more people with your ads.',
    HELP.purchase,
  ],
  'Incorrect email format': [
    'The email format for your events does not match the format supported. This can impact Advanced Matching and your ad performance.',
    "Go to your source code and update the format of your shared emails. It should follow 'xxx@xxx.com' format.",
    HELP.matching,
  ],
  'Incorrect phone number format': [
    "The phone number format for your events doesn't follow the E.164 format. This can affect Advanced Matching and your ad performance.",
    'Go to your source code and update your shared phone numbers. It should follow the E.164 format.',
    HELP.matching,
  ],
  'Duplicate Pixel ID': [
    'The same pixel was loaded more than once.',
    'Go to your source code and remove the second base code.',
    '',
  ],
};

const say = (title) => {
  const [issue, suggestion, help] = COMPLAINTS[title];
  const more = help ? ` See ${help} for more information.` : '';
  console.warn(`[TikTok Pixel] - ${title}\nIssue: ${issue}\nSuggestion: ${suggestion}${more}`);
};

const absent = (value) => value === undefined || value === null || value === '';

const contentComplaint = ({ content_id: id, contents }) => {
  if (id !== undefined) return String(id).trim() ? '' : 'Missing value for content ID';
  const items = Array.isArray(contents) ? contents : [];
  if (!items.length || items.some((item) => !item || item.content_id === undefined)) {
    return "Missing 'content_id' paramter";
  }
  return items.every((item) => String(item.content_id).trim()) ? '' : 'Missing value for content ID';
};

/** What the SDK's console says of one event, in the order in which it says it. */
const complain = ({ event, properties }, who) => {
  const name = String(event);
  const purchase = name === 'Purchase' || name === 'CompletePayment';
  const { value, currency } = properties;
  if (/^(\s*|null|undefined)$/.test(name)) say('Missing Event Name');
  else if (name.length > 50) say('Event Name Too Long');
  else if (!EVENT_NAME.test(name)) say('Invalid Event Name Format');

  if (who.rejected.email) say('Incorrect email format');
  if (who.rejected.phone) say('Incorrect phone number format');
  if (purchase && !who.fields.email && !who.fields.phone_number) say('Missing email and phone number');

  const missing = WITH_CONTENT.includes(name) && contentComplaint(properties);
  if (missing) say(missing);
  const items = Array.isArray(properties.contents) ? properties.contents : [];
  const types = [properties.content_type].concat(items.map((item) => item && item.content_type));
  if (types.some((type) => !absent(type) && !CONTENT_TYPES.includes(type))) say('Invalid content type');

  const decimal = typeof value === 'number' || /^\d+(\.\d+)?$/.test(value);
  if (absent(value) && (purchase || !absent(currency))) say('Missing "value" parameter');
  else if (value && !decimal) say('Invalid value parameter');
  if (absent(currency) && (purchase || !absent(value))) say('Missing "currency" parameter');
  else if (!absent(currency) && !CURRENCIES.includes(currency)) say('Invalid currency code');
};
