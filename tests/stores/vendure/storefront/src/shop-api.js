/** Asks Vendure's shop API; throws where it answers with an error. */
export async function ask(query, variables) {
  const response = await fetch('/shop-api', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

/** The same for a mutation of the order, whose refusals come as data. */
export async function change(query, variables) {
  const data = await ask(query, variables);
  const [result] = Object.values(data);
  if (result.errorCode) throw new Error(result.message);
  return result;
}

const ORDER = `fragment Cart on Order {
  id code state totalQuantity subTotalWithTax shippingWithTax totalWithTax
  customer { emailAddress phoneNumber }
  shippingLines { shippingMethod { id name } }
  lines { id quantity unitPriceWithTax linePriceWithTax productVariant { id sku name product { slug } } }
}`;
const REFUSAL = '... on ErrorResult { errorCode message }';

export const SEARCH = `query Search($input: SearchInput!) {
  search(input: $input) {
    items {
      productId productName slug sku inStock
      priceWithTax { ... on PriceRange { min max } ... on SinglePrice { value } }
    }
  }
}`;

export const PRODUCT = `query Product($slug: String!) {
  product(slug: $slug) {
    id name slug description
    facetValues { name }
    optionGroups { id name options { id name } }
    variants { id sku name priceWithTax stockLevel options { id groupId } }
  }
}`;

export const ACTIVE_ORDER = `query { activeOrder { ...Cart } } ${ORDER}`;
export const ORDER_BY_CODE = `query Placed($code: String!) { orderByCode(code: $code) { ...Cart } } ${ORDER}`;
export const COUNTRIES = 'query { availableCountries { code name } }';
export const SHIPPING_METHODS = 'query { eligibleShippingMethods { id name priceWithTax } }';
export const PAYMENT_METHODS = 'query { eligiblePaymentMethods { id code name isEligible } }';

const mutation = (signature, field) =>
  `mutation ${signature} { ${field} { ...Cart ${REFUSAL} } } ${ORDER}`;

export const ADD_ITEM = mutation(
  'Add($id: ID!, $quantity: Int!)',
  'addItemToOrder(productVariantId: $id, quantity: $quantity)',
);
export const ADJUST_LINE = mutation(
  'Adjust($id: ID!, $quantity: Int!)',
  'adjustOrderLine(orderLineId: $id, quantity: $quantity)',
);
export const REMOVE_LINE = mutation('Remove($id: ID!)', 'removeOrderLine(orderLineId: $id)');
export const SET_CUSTOMER = mutation('Who($input: CreateCustomerInput!)', 'setCustomerForOrder(input: $input)');
export const SET_ADDRESS = mutation(
  'Where($input: CreateAddressInput!)',
  'setOrderShippingAddress(input: $input)',
);
export const SET_SHIPPING = mutation('How($id: [ID!]!)', 'setOrderShippingMethod(shippingMethodId: $id)');
export const TO_STATE = mutation('To($state: String!)', 'transitionOrderToState(state: $state)');
export const PAY = mutation('Pay($input: PaymentInput!)', 'addPaymentToOrder(input: $input)');
