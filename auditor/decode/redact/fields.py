"""What a field holds, told by its name.

Names are those of TikTok's pixel and Events API (May 2026), of schema.org, of HTML's `autocomplete`
tokens, and of the session and token parameters of common shop systems.
"""

import re
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What personal or secret thing a field holds; the word that its marker carries."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    ADDRESS = "address"
    EXTERNAL_ID = "external_id"
    IP = "ip"
    SESSION = "session"
    CLICK_ID = "click_id"
    TOKEN = "token"  # noqa: S105 - a word of the marker
    OTHER = "user"  # something else that is told of a person


class Place(StrEnum):
    """Where a name stands; some names mean a person only in some places."""

    ANYWHERE = "anywhere"
    PERSON = "person"  # in an object that describes a person: `context.user`, `customer`, `address`
    ADDRESS_BAR = "address_bar"  # a parameter of an address


def words(text: str) -> frozenset[str]:
    """A table of words, written as one text."""
    return frozenset(text.split())


_EMAIL = words(
    "email e_mail mail email_address mail_address user_email customer_email billing_email shipping_email "
    "contact_email guest_email auto_email eb_email raw_email raw_auto_email raw_eb_email hashed_email "
    "hashed_eb_email sha256_email email_sha256 email_hash em"
)
_PHONE = words(
    "phone phone_number telephone telephone_number tel mobile mobile_phone mobile_number cell cellphone "
    "msisdn fax fax_number contact_phone user_phone customer_phone billing_phone shipping_phone "
    "auto_phone_number eb_phone_number raw_phone raw_auto_phone raw_eb_phone hashed_phone hashed_eb_phone "
    "sha256_phone_number sha256_phone phone_sha256 phone_hash ph whatsapp"
)
_NAME = words(
    "first_name firstname fname given_name last_name lastname lname surname family_name full_name fullname "
    "middle_name additional_name customer_name billing_name shipping_name recipient recipient_name "
    "cc_name card_holder cardholder cardholder_name user_name username fn ln birthday birth_date "
    "date_of_birth dob gender"
)
_ADDRESS = words(
    "street street_address streetaddress street_name house_number address address1 address2 address_1 "
    "address_2 address_line1 address_line2 address_line_1 address_line_2 address_line_3 line1 line2 zip "
    "zip_code zipcode postcode post_code postal_code postalcode plz post_office_box_number latitude longitude"
)
_EXTERNAL_ID = words(
    "external_id customer_id customerid user_id userid member_id account_id client_user_id uid"
)
_IP = words("ip ip_address client_ip remote_addr user_ip client_ip_address")
_SESSION = words(
    "session session_id sessionid sess sid phpsessid jsessionid asp_net_session_id aspsessionid csid page_csid "
    "anonymous_id anonymousid pageview_id ttp _ttp ttcsid tt_session_id visitor_id visitorid device_id "
    "client_id clientid ga _ga fbp _fbp cart_token checkout_token sessid connect_sid"
)
_CLICK_ID = words("ttclid ttoclid gclid fbclid msclkid fbc _fbc click_id dclid wbraid gbraid")
_TOKEN = words(
    "token access_token accesstoken refresh_token id_token auth auth_token authorization bearer password "
    "passwd pwd pass secret client_secret api_key apikey api_token csrf csrf_token xsrf xsrf_token "
    "csrfmiddlewaretoken authenticity_token form_key nonce wpnonce _wpnonce jwt otp pin signature sig hmac "
    "access_key private_key credit_card card_number cc_number cvc cvv cc_csc iban request_verification_token"
)

_NAMES: dict[str, Field] = {
    name: field
    for field, names in (
        (Field.EMAIL, _EMAIL),
        (Field.PHONE, _PHONE),
        (Field.NAME, _NAME),
        (Field.ADDRESS, _ADDRESS),
        (Field.EXTERNAL_ID, _EXTERNAL_ID),
        (Field.IP, _IP),
        (Field.SESSION, _SESSION),
        (Field.CLICK_ID, _CLICK_ID),
        (Field.TOKEN, _TOKEN),
    )
    for name in names
}

_OF_A_PERSON: dict[str, Field] = {
    "name": Field.NAME,
    "city": Field.ADDRESS,
    "town": Field.ADDRESS,
    "state": Field.ADDRESS,
    "region": Field.ADDRESS,
    "province": Field.ADDRESS,
    "country": Field.ADDRESS,
    "country_code": Field.ADDRESS,
    "address_locality": Field.ADDRESS,
    "address_region": Field.ADDRESS,
    "company": Field.NAME,
    "organization": Field.NAME,
    "id": Field.EXTERNAL_ID,
}

_IN_AN_ADDRESS_BAR: dict[str, Field] = {
    "name": Field.NAME,
    "key": Field.TOKEN,
    "code": Field.TOKEN,
    "hash": Field.TOKEN,
    "state": Field.TOKEN,  # OAuth's
    "callback": Field.TOKEN,
}

_PERSONS = words(
    "user customer person contact contact_point buyer shopper visitor client billing shipping address "
    "billing_address shipping_address delivery_address postal_address recipient member account profile "
    "traits user_data customer_info"
)

SURVIVE = words(
    "event event_id eventid content_id content_ids content_type value currency price quantity order_id "
    "num_items timestamp message_id code codes action item_id product_id sku variant_id"
)
"""What the rules judge by: such a value is touched only where it holds an e-mail address or a thing typed."""

VERDICTS = frozenset({"identity_params"})
"""Objects in which a field's name is followed by the SDK's word on it instead of by the field's value."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[\s.\-:]+")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]\s*$")


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """A name in snake case: `billingAddress[firstName]` → `first_name`, `E-Mail` → `e_mail`."""
    short = name[-120:]
    if inner := _BRACKETED.search(short):
        short = inner[1]
    return _SEPARATORS.sub("_", _HUMP.sub("_", short.strip())).lower()


@lru_cache(maxsize=8192)
def field_of(name: str, place: Place = Place.ANYWHERE) -> Field | None:
    """What a field of this name holds, None where nothing that is personal or secret."""
    normal = normal_name(name)
    if place is Place.PERSON and normal in _OF_A_PERSON:
        return _OF_A_PERSON[normal]
    if place is Place.ADDRESS_BAR and normal in _IN_AN_ADDRESS_BAR:
        return _IN_AN_ADDRESS_BAR[normal]
    if found := _NAMES.get(normal) or _NAMES.get(normal.lstrip("_")):
        return found
    if normal.endswith(("_token", "_nonce", "_password", "_secret")) or "csrf" in normal:
        return Field.TOKEN
    for prefix in ("billing_", "shipping_", "customer_", "user_", "delivery_", "guest_", "contact_"):
        rest = normal.removeprefix(prefix)
        if rest != normal:
            return _NAMES.get(rest) or (_OF_A_PERSON.get(rest) if rest != "id" else None)
    return None


def is_person(name: str) -> bool:
    """Whether an object of this name describes a person or where one lives."""
    return normal_name(name) in _PERSONS
